namespace ArxivBot.Discord.Tests.Loopback;

/// <summary>Ends a wait for what never comes, so that a broken promise is a failed test and not a run that hangs.</summary>
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
}
