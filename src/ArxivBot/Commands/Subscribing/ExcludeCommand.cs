using ArxivBot.Subscriptions;

namespace ArxivBot.Commands.Subscribing;

internal sealed class ExcludeCommand(Quotas quotas) : WatchedTermsCommand(WatchedTermKind.Excluded, quotas);
