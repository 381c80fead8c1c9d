using ArxivBot.Subscriptions;

namespace ArxivBot.Commands.Subscribing;

internal sealed class AuthorsCommand(Quotas quotas) : WatchedTermsCommand(WatchedTermKind.Author, quotas);
