using System.Text.Json.Serialization.Metadata;

namespace ArxivBot.Discord;

/// <summary>Sends again what may be sent again, within seconds. Longer waits are the caller's.</summary>
internal sealed class Retries(RestSender sender, TimeProvider clock, Random random)
{
    public async Task<Answer<T>> SendAsync<T>(RestRequest request, JsonTypeInfo<T>? type, CancellationToken cancellationToken)
    {
        Answer<T>.Unknown? doubt = null;
        for (var tried = 1; ; tried++)
        {
            var answer = await sender.SendAsync(request, type, cancellationToken);
            if (tried >= request.Tries || !MayHelp(answer))
                return Certain(answer) ? answer : doubt ?? answer;
            doubt ??= Doubt(answer);
            await Task.Delay(TimeSpan.FromSeconds(0.5 * tried * (1 + random.NextDouble())), clock, cancellationToken);
        }
    }

    private static bool MayHelp<T>(Answer<T> answer) =>
        answer is Answer<T>.Unknown or Answer<T>.NotSent || IsOutage(answer);

    // A first try that may have arrived is not made undone by a second that surely did not.
    private static bool Certain<T>(Answer<T> answer) =>
        answer is Answer<T>.Ok or Answer<T>.Error;

    private static Answer<T>.Unknown? Doubt<T>(Answer<T> answer) => answer switch
    {
        Answer<T>.Unknown unknown => unknown,
        Answer<T>.Error error => new($"{error.Reason}"),
        _ => null,
    };

    private static bool IsOutage<T>(Answer<T> answer) => answer is Answer<T>.Error { Reason.Status: >= (System.Net.HttpStatusCode)500 };
}
