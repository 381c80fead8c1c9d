using System.Globalization;
using System.Text.Json;
using ArxivBot.Arxiv;

namespace ArxivBot.Subscriptions.Transfer;

/// <summary>The earlier bot's <c>config.json</c>, read as that bot read it.</summary>
/// <param name="DaysBack">Announcements older than this many days were dropped.</param>
/// <param name="Notes">Keys that have no effect, each with the reason.</param>
/// <param name="Summaries">Null when the file has none.</param>
internal sealed record EarlierBotConfig(Wish Wish, int DaysBack, IReadOnlyList<string> Notes, EarlierSummaries? Summaries = null)
{
    private const int DefaultMaximumPapers = 50, DefaultDaysBack = 7;

    /// <exception cref="UsageException">Names the file, the line, the key and what is allowed.</exception>
    public static EarlierBotConfig Read(string file)
    {
        try
        {
            return Read(file, File.ReadAllBytes(file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"{file} cannot be read: {exception.Message}", exception);
        }
    }

    /// <param name="file">What the problem lines call it.</param>
    /// <exception cref="UsageException">Names the file, the line, the key and what is allowed.</exception>
    public static EarlierBotConfig Read(string file, byte[] json)
    {
        try
        {
            return new Reader(file, json).Read();
        }
        catch (JsonException exception)
        {
            throw new UsageException($"{file}:{exception.LineNumber + 1}: this is not JSON: {exception.Message.Split(" LineNumber:")[0]}", exception);
        }
    }

    private ref struct Reader(string file, byte[] json)
    {
        private readonly string _file = file;
        private readonly byte[] _json = json;
        private Utf8JsonReader _reader = new(WithoutMark(json));
        private readonly List<string> _notes = [];
        private string _key = "";
        private List<Category> _categories = [];
        private List<Term> _keywords = [], _excluded = [];
        private EarlierSummaries? _summaries;
        private int _maximumPapers = DefaultMaximumPapers, _daysBack = DefaultDaysBack;

        public EarlierBotConfig Read()
        {
            if (!_reader.Read() || _reader.TokenType != JsonTokenType.StartObject)
                throw Wrong("the file", "an object such as { \"categories\": [\"cs.LG\"], \"keywords\": [\"LLM\"] }");
            while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
            {
                _key = ReadText();
                _reader.Read();
                ReadValue();
            }

            // Whatever follows the object is no part of it.
            _reader.Read();
            if (_categories.Count == 0)
                throw new UsageException($"{_file}: categories is missing: name at least one, such as \"categories\": [\"cs.LG\"]");
            var wish = new Wish(
                _categories, new Query(_keywords, _excluded), RankingMode.Classic, _maximumPapers, MinimumScore: 0, Replacements: false);
            return new EarlierBotConfig(wish, _daysBack, _notes, _summaries);
        }

        private void ReadValue()
        {
            switch (_key)
            {
                case "categories":
                    _categories = ReadCategories();
                    break;
                case "keywords":
                    _keywords = [.. ReadTexts().Select(text => new Term(text))];
                    break;
                case "exclude_keywords":
                    _excluded = [.. ReadTexts().Select(text => new Term(text))];
                    break;
                case "max_papers":
                    _maximumPapers = ReadWholeNumber(1, 1000);
                    break;
                case "days_back":
                    _daysBack = ReadWholeNumber(0, 3650);
                    break;
                case "min_score":
                    if (_reader.TokenType != JsonTokenType.Number)
                        throw Wrong(_key, "a number");
                    _notes.Add("min_score has no effect: the earlier bot never applied it; --mode words does, with Subscription:MinimumScore");
                    break;
                case "enable_deduplication" or "deduplication_methods":
                    Ignore("a paper is always listed once, by id and by title");
                    break;
                case "fetch_ratings" or "display_limit":
                    Ignore("it was for conference reviews, not for arXiv's announcements");
                    break;
                case "ai_summary":
                    _summaries = ReadSummaries();
                    break;
                default:
                    Ignore("it is no key of this file");
                    break;
            }
        }

        private EarlierSummaries ReadSummaries()
        {
            var line = Line();
            using var block = JsonDocument.ParseValue(ref _reader);
            return EarlierSummaries.Read(block.RootElement, out var problem) ?? throw new UsageException($"{_file}:{line}: {problem}");
        }

        private void Ignore(string reason)
        {
            _notes.Add($"{_key} has no effect: {reason}");
            _reader.Skip();
        }

        private List<Category> ReadCategories()
        {
            List<Category> categories = [];
            foreach (var text in ReadTexts())
            {
                if (!Category.TryFind(text, out var category))
                    throw new UsageException($"{_file}:{Line()}: {_key}: {Category.Explain(text)}");
                if (!categories.Contains(category))
                    categories.Add(category);
            }

            return categories;
        }

        private List<string> ReadTexts()
        {
            if (_reader.TokenType != JsonTokenType.StartArray)
                throw Wrong(_key, "an array of texts");
            List<string> texts = [];
            while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
            {
                if (_reader.TokenType != JsonTokenType.String || ReadText() is not { Length: > 0 } text)
                    throw Wrong($"{_key}[{texts.Count}]", "a text that is not empty");
                texts.Add(text);
            }

            return texts;
        }

        private readonly string ReadText()
        {
            try
            {
                return _reader.GetString()!;
            }
            catch (InvalidOperationException exception)
            {
                throw new UsageException($"{_file}:{Line()}: this is no text: save the file as UTF-8 ({exception.Message})", exception);
            }
        }

        private readonly int ReadWholeNumber(int least, int most) =>
            _reader.TokenType == JsonTokenType.Number && _reader.TryGetInt32(out var number) && number >= least && number <= most
                ? number
                : throw Wrong(_key, string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"));

        private readonly UsageException Wrong(string what, string allowed)
        {
            var value = _reader.TokenType switch
            {
                JsonTokenType.StartObject => "an object",
                JsonTokenType.StartArray => "an array",
                _ => System.Text.Encoding.UTF8.GetString(_reader.ValueSpan) is var text && _reader.TokenType == JsonTokenType.String ? $"\"{text}\"" : text,
            };
            return new UsageException($"{_file}:{Line()}: {what} is {(value.Length > 0 ? value : "empty")}; it must be {allowed}");
        }

        private readonly int Line() => 1 + _json.AsSpan(0, (int)Math.Min(_reader.TokenStartIndex + MarkLength(_json), _json.Length)).Count((byte)'\n');

        private static ReadOnlySpan<byte> WithoutMark(byte[] json) => json.AsSpan(MarkLength(json));

        private static int MarkLength(byte[] json) => json.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0;
    }
}
