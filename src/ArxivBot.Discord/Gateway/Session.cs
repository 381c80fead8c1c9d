namespace ArxivBot.Discord;

/// <summary>What a shard keeps over its connections, to go on where it stopped.</summary>
internal sealed class Session
{
    private string? _id;

    public Uri? ResumeUrl { get; private set; }

    public long? Sequence { get; private set; }

    public bool CanResume => _id is not null && Sequence is not null;

    public void Begin(string id, Uri? resumeUrl)
    {
        _id = id;
        ResumeUrl = resumeUrl is { IsAbsoluteUri: true, Scheme: "ws" or "wss" } ? resumeUrl : null;
    }

    public void Seen(long? sequence) => Sequence = sequence ?? Sequence;

    public void Drop() => (_id, ResumeUrl, Sequence) = (null, null, null);

    public ResumeCommand Resume(string token) => new(new(token, _id!, Sequence!.Value));
}
