namespace ArxivBot.Subscriptions.Transfer;

/// <summary>What one chat took from a file.</summary>
internal sealed record Taken(int Subscriptions, int Terms, int Settings, int ThereAlready);

/// <summary>Adds to a chat what a file has and it lacks.</summary>
internal static class ChatImport
{
    /// <param name="person">Whose the subscriptions are where the file does not say.</param>
    /// <param name="settings">Whether the file's settings take the place of the chat's.</param>
    public static Taken Apply(Chat chat, ChatRecord record, string person, bool settings, DateTimeOffset now, Func<SubscriptionRecord, string> nameOf)
    {
        var (subscriptions, terms, there) = (0, 0, 0);
        foreach (var wanted in record.Subscriptions)
        {
            var subscription = new Subscription
            {
                Name = Free(wanted.Name ?? nameOf(wanted), chat),
                Categories = string.Join(' ', wanted.Categories),
                Query = wanted.Query,
                Mode = wanted.Mode,
                CreatedBy = wanted.CreatedBy ?? person,
                CreatedAt = now,
            };
            if (chat.Subscriptions.Exists(subscription.IsSameAs))
            {
                there++;
                continue;
            }

            chat.Subscriptions.Add(subscription);
            subscriptions++;
        }

        foreach (var (kind, text) in record.Terms)
        {
            if (chat.Terms.Exists(t => t.Kind == kind && t.Text.Equals(text, StringComparison.OrdinalIgnoreCase)))
            {
                there++;
                continue;
            }

            chat.Terms.Add(new WatchedTerm { Kind = kind, Text = text });
            terms++;
        }

        var before = chat.Settings;
        foreach (var (setting, text) in settings ? record.Settings : [])
            chat.Settings = setting.Read(text, chat.Settings).Settings!;
        return new Taken(subscriptions, terms, SettingText.All.Count(s => s.Show(before) != s.Show(chat.Settings)), there);
    }

    private static string Free(string name, Chat chat) => Enumerable.Range(1, chat.Subscriptions.Count + 1)
        .Select(at => at == 1 ? name : $"{name[..Math.Min(name.Length, 60)]} {at}")
        .First(free => !chat.Subscriptions.Exists(s => s.Name.Equals(free, StringComparison.OrdinalIgnoreCase)));
}
