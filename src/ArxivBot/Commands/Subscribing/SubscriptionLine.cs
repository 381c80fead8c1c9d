using ArxivBot.Subscriptions;

namespace ArxivBot.Commands.Subscribing;

/// <summary>A subscription as its people read it, and as they would type it.</summary>
internal static class SubscriptionLine
{
    public static string Words(Subscription subscription) => string.Join(
        " · ",
        [
            .. (string[])[subscription.Name, Categories(subscription), subscription.Query.Length > 0 ? subscription.Query : "everything"],
            .. (string[])(subscription.Mode == RankingMode.Classic ? ["classic rule"] : []),
        ]);

    public static string Command(Subscription subscription)
    {
        var mode = subscription.Mode == RankingMode.Classic ? " mode=classic" : "";
        return $"/subscribe {Categories(subscription)} {subscription.Query}".TrimEnd() + $" name=\"{subscription.Name.Replace('"', '\'')}\"{mode}";
    }

    private static string Categories(Subscription subscription) => subscription.Categories.Replace(" ", ", ", StringComparison.Ordinal);
}
