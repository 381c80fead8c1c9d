using Microsoft.Extensions.AI;
using Microsoft.Extensions.Options;

namespace ArxivBot.Summaries.Models;

/// <summary>Whether the model answers: a call of a few tokens.</summary>
internal sealed class ModelCheckUp(IChatClient client, IOptions<SummaryOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task<(bool IsWell, string Words)> ExamineAsync(CancellationToken cancellationToken)
    {
        using var limit = new TimeLimit(Patience, clock, cancellationToken);
        var name = $"{options.Value.Provider}, {options.Value.Model}";
        try
        {
            await client.GetResponseAsync("Say yes.", new ChatOptions { MaxOutputTokens = 5 }, limit.Token);
            return (true, $"{name}: it answers");
        }
        // Whatever a service sends, the libraries fail on it in many ways.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return (false, $"{name}: {ModelClients.WordsOf(exception)}{Place(exception)}. Until then summaries are the papers' own sentences");
        }
    }

    /// <summary>Where nobody answered, the address may be wrong.</summary>
    private string Place(Exception exception) => exception is ModelException { Status: not null } ? "" : $" ({ModelClients.EndpointOf(options.Value)})";
}
