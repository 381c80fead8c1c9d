using ArxivBot.Subscriptions;

namespace ArxivBot.Commands.Subscribing;

internal sealed class KeywordsCommand(Quotas quotas) : WatchedTermsCommand(WatchedTermKind.Keyword, quotas);
