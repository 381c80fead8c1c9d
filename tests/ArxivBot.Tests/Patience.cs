namespace ArxivBot.Tests;

/// <summary>Ends a wait for what never comes, so that a broken promise is a failed test and not a run that hangs. Long, for busy machines.</summary>
internal static class Patience
{
    public static CancellationToken Token
    {
        get
        {
            var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            patience.CancelAfter(TimeSpan.FromSeconds(60));
            return patience.Token;
        }
    }

    public static Task UntilAsync(Func<bool> holds) => UntilAsync(() => Task.FromResult(holds()));

    public static async Task UntilAsync(Func<Task<bool>> holds)
    {
        var patience = Token;
        while (!await holds())
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, patience);
    }
}
