using ArxivBot.Commands;
using ArxivBot.Documents;
using ArxivBot.Papers;
using ArxivBot.Reliability;
using ArxivBot.Subscriptions;

namespace ArxivBot.Benchmarks.Load;

/// <summary>What a person does in a chat: every command there is, and some in several ways.</summary>
internal sealed class CommandScript(IReadOnlyList<AnnouncedPaper> announced)
{
    private readonly string[] _queries = [.. Subscribers.Queries(announced, 1_000).Select(QueryText.Print)];

    /// <param name="last">The answer to the command before.</param>
    /// <returns>Commands under the names by which their times are told.</returns>
    public IEnumerable<(string Name, CommandRequest Request)> Of(int chat, Func<Reply?> last)
    {
        var query = _queries[chat % _queries.Length];
        var id = announced[chat % announced.Count].Paper.Id;
        foreach (var line in (string[])
        [
            "/help", "/help subscribe", "/subscriptions", "/status", "/settings", "/today", "/today cs.LG cs.CL", "/digest", "/digest 2025-12-08", "/top", "/top 30",
            $"/search {query}", "/search LLM", $"/preview {query}", $"/paper {id}", $"/summary {id}", $"/why {id}", $"/save {id}", "/saved", "/saved 2", "/export bibtex", $"/unsave {id}",
            $"/subscribe cs.LG cs.CL {query} name=more", "/unsubscribe", "/unsubscribe more",
            "/keywords add \"mixture of experts\"^2 transformer", "/keywords list", "/keywords remove transformer",
            "/authors follow Tri Dao, Geoffrey Hinton", "/authors list", "/authors unfollow Tri Dao", "/exclude add survey", "/exclude list", "/exclude remove survey",
            "/settings time=09:30 max=20", "/schedule weekly friday", "/schedule daily", "/quiet 22:00-07:00", "/quiet off", "/pause", "/resume", "/export opml", "/export json",
        ])
            yield return (NameOf(line), Request(chat, line));
        yield return ("/import", Request(chat, "/import") with { Named = new Dictionary<string, string> { ["file"] = last()!.Document.Blocks.OfType<Attachment>().Single().Content } });
    }

    private static CommandRequest Request(int chat, string line) => new(
        SimulatedPlatform.PlatformName, SubscribedStore.AddressOf(chat), IsShared: false, Title: null,
        new Person(SubscribedStore.PersonOf(chat), "somebody", IsAdmin: true), line);

    /// <summary>The command, and what it is to do where it can do several things.</summary>
    private static string NameOf(string line) => line.Split(' ') switch
    {
        [var command and ("/keywords" or "/authors" or "/exclude" or "/export"), var action, ..] => $"{command} {action}",
        [var command and ("/today" or "/top" or "/settings" or "/unsubscribe"), _, ..] => $"{command} …",
        ["/digest", _] => "/digest of a day that it had none of",
        var words => words[0],
    };
}
