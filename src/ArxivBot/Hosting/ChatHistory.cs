namespace ArxivBot.Hosting;

/// <summary>What was typed into the terminal before, kept in the data folder.</summary>
internal sealed class ChatHistory
{
    private const int Most = 500;

    private readonly string _file;
    private readonly List<string> _lines;

    public ChatHistory(string folder)
    {
        _file = Path.Combine(folder, "chat-history");
        _lines = File.Exists(_file) ? [.. File.ReadLines(_file).TakeLast(Most)] : [];
    }

    /// <summary>The oldest first.</summary>
    public IReadOnlyList<string> Lines => _lines;

    public void Add(string line)
    {
        if (line.Length == 0 || _lines.LastOrDefault() == line)
            return;
        _lines.Add(line);
        File.AppendAllLines(_file, [line]);
    }
}
