using System.Globalization;
using System.Text.Json;
using ArxivBot.Documents;

namespace ArxivBot.Subscriptions.Transfer;

/// <summary>Reads what <see cref="ChatFile"/> writes. Everything in it is checked before anything is taken.</summary>
internal static class ChatFileReader
{
    public static readonly (WatchedTermKind Kind, string Name)[] TermLists =
        [(WatchedTermKind.Keyword, "keywords"), (WatchedTermKind.Author, "authors"), (WatchedTermKind.Excluded, "excluded")];

    private const int LongestName = 64, LongestTerm = 300, LongestTitle = 200, LongestPlace = 100;

    private static readonly ChatSettings AnySettings = new() { DeliverAt = new TimeOnly(8, 0), TimeZone = "UTC", MaximumPapers = 30 };

    /// <param name="file">What the problem lines call it.</param>
    /// <exception cref="UsageException">Names the line, what is wrong there, and what is allowed.</exception>
    public static IReadOnlyList<ChatRecord> Read(string file, string json) => Read(JsonPlace.Read(file, json));

    /// <exception cref="UsageException">Names the line, what is wrong there, and what is allowed.</exception>
    public static IReadOnlyList<ChatRecord> Read(JsonPlace root)
    {
        var mark = root.Expect(JsonTokenType.StartObject, "the file").Member(ChatFile.Mark).Expect(JsonTokenType.Number, ChatFile.Mark);
        if (!int.TryParse(mark.Text, CultureInfo.InvariantCulture, out var version) || version < 1)
            throw mark.Wrong($"{mark.Text} is no version of this format: it is {ChatFile.Version}");
        if (version > ChatFile.Version)
            throw mark.Wrong($"a newer version of ArxivBot wrote this (format {version}, and this one reads up to {ChatFile.Version}): update this installation first");
        root.Only(ChatFile.Mark, "chats");
        HashSet<(string?, string?)> places = [];
        List<ChatRecord> chats = [];
        foreach (var place in root.Member("chats").Expect(JsonTokenType.StartArray, "chats").Items)
        {
            var chat = ReadChat(place.Expect(JsonTokenType.StartObject, "a chat"));
            if (!places.Add((chat.Platform, chat.Address)))
                throw place.Wrong($"the chat {chat.Platform} {chat.Address} is here twice");
            chats.Add(chat);
        }

        return chats;
    }

    private static ChatRecord ReadChat(JsonPlace chat)
    {
        chat.Only(["platform", "address", "title", "shared", "paused", "settings", "subscriptions", .. TermLists.Select(list => list.Name)]);
        if (chat.Members.ContainsKey("platform") != chat.Members.ContainsKey("address"))
            throw chat.Wrong("platform and address go together");
        HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
        return new ChatRecord
        {
            Platform = Text(chat, "platform", 16),
            Address = Text(chat, "address", LongestPlace),
            Title = Text(chat, "title", LongestTitle),
            IsShared = Truth(chat, "shared"),
            IsPaused = Truth(chat, "paused"),
            Settings = [.. ReadSettings(chat)],
            Subscriptions = [.. chat.List("subscriptions").Select(place => ReadSubscription(place.Expect(JsonTokenType.StartObject, "a subscription"), names))],
            Terms = [.. TermLists.SelectMany(list => chat.List(list.Name).Select(place => (list.Kind, ReadTerm(place, list.Name))))],
        };
    }

    private static IEnumerable<(SettingText, string)> ReadSettings(JsonPlace chat)
    {
        if (!chat.Members.TryGetValue("settings", out var settings))
            yield break;
        settings.Expect(JsonTokenType.StartObject, "settings").Only([.. SettingText.All.Select(s => s.Name)]);
        foreach (var setting in SettingText.All.Where(s => settings.Members.ContainsKey(s.Name)))
        {
            var place = settings.Member(setting.Name);
            var text = settings.MemberText(setting.Name);
            if (setting.Read(text, AnySettings).Problem is { } problem)
                throw place.Wrong($"{setting.Name} cannot be {place.Shown}: {problem}");
            yield return (setting, text);
        }
    }

    private static SubscriptionRecord ReadSubscription(JsonPlace place, HashSet<string> names)
    {
        place.Only("name", "categories", "query", "mode", "by");
        var name = Text(place, "name", LongestName);
        if (name is not null && !names.Add(name))
            throw place.Member("name").Wrong($"the name '{name}' is here twice");
        if (!Wish.TryReadCategories(UntrustedText.Cut(place.MemberText("categories"), 4_000), out var categories, out var problem))
            throw place.Member("categories").Wrong(problem);
        var text = place.Members.ContainsKey("query") ? place.MemberText("query") : "";
        if (!QueryText.TryParse(text, out var query, out var error))
            throw place.Member("query").Wrong($"this is not a query:\n{error.Show(text)}");
        var mode = RankingMode.Words;
        if (place.Members.TryGetValue("mode", out var word) && (!Enum.TryParse(word.Text, ignoreCase: true, out mode) || !Enum.IsDefined(mode)))
            throw word.Wrong($"mode is {word.Shown}; it must be words or classic");
        if (mode == RankingMode.Classic && !query.IsPlain)
            throw place.Member("query").Wrong(Wish.NotClassic);
        return new SubscriptionRecord(name, categories, QueryText.Print(query), mode, Text(place, "by", LongestPlace));
    }

    private static string ReadTerm(JsonPlace place, string list)
    {
        var text = place.Expect(JsonTokenType.String, list).Text;
        if (!QueryText.TryParse(text, out var query, out var error))
            throw place.Wrong($"this is not a term:\n{error.Show(text)}");
        var printed = QueryText.Print(query);
        return printed.Length is > 0 and <= LongestTerm && query.Root.Not.Count == 0
            ? printed
            : throw place.Wrong($"{place.Shown} is no term: write a word, a phrase or an author, of at most {LongestTerm} characters");
    }

    private static string? Text(JsonPlace place, string name, int longest)
    {
        if (!place.Members.ContainsKey(name))
            return null;
        var text = UntrustedText.OneLine(place.MemberText(name));
        return text.Length > 0 && text.Length <= longest
            ? text
            : throw place.Member(name).Wrong($"{name} must have 1 to {longest} characters");
    }

    private static bool Truth(JsonPlace place, string name) => place.Members.TryGetValue(name, out var value) && value.Kind switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw value.Wrong($"{name} is {value.Shown}; it must be true or false"),
    };
}
