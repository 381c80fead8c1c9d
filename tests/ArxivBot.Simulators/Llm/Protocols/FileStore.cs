using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace ArxivBot.Simulators.Llm.Protocols;

/// <summary>The files that were uploaded and not deleted; safe to use while requests arrive.</summary>
internal sealed class FileStore(LlmSimulatorOptions options)
{
    private static readonly string[] OpenAiPurposes = ["fine-tune", "assistants", "batch", "user_data", "vision", "evals"];
    private static readonly string[] DashScopePurposes = ["file-extract", "batch"];

    private const long DashScopeLargest = 150L << 20;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, StoredFile> _files = [];
    private int _number;

    public int Count
    {
        get
        {
            lock (_lock)
                return _files.Count;
        }
    }

    /// <exception cref="LlmError">The form is not a file with a purpose.</exception>
    public async Task<JsonObject> AddAsync(LlmApi api, IFormCollection form, CancellationToken cancellationToken)
    {
        var purposes = api is LlmApi.DashScope ? DashScopePurposes : OpenAiPurposes;
        var purpose = form["purpose"].ToString();
        if (!purposes.Contains(purpose))
            throw LlmError.Invalid($"'{purpose}' is not one of [{string.Join(", ", purposes.Select(p => $"'{p}'"))}] - 'purpose'");
        if (form.Files.GetFile("file") is not { Length: > 0 } file)
            throw LlmError.Invalid("Missing required parameter: 'file'.", "file", "missing_required_parameter");
        if (api is LlmApi.DashScope && file.Length > DashScopeLargest)
            throw LlmError.Invalid("File exceeds size limit.", code: "invalid_parameter_error");
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancellationToken);
        var text = TextOf(file.FileName, bytes.ToArray());
        lock (_lock)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"{(api is LlmApi.DashScope ? "file-fe-" : "file-")}Simulated{++_number:D6}");
            var stored = new StoredFile(id, file.FileName, purpose, file.Length, options.Clock.GetUtcNow(), text)
            {
                Questions = api is LlmApi.DashScope ? options.ReadingQuestions : 0,
                Refusals = api is LlmApi.DashScope ? options.ReadingRefusals : 0,
            };
            _files[id] = stored;
            return stored.Json();
        }
    }

    /// <exception cref="LlmError">There is none.</exception>
    public StoredFile Get(string id)
    {
        lock (_lock)
        {
            var file = _files.GetValueOrDefault(id) ?? throw LlmErrors.NoSuchFile(id);
            if (file.Questions > 0)
                file.Questions--;
            return file;
        }
    }

    /// <returns>Null when there is none.</returns>
    /// <exception cref="LlmError">It is still being read.</exception>
    public string? Text(string id)
    {
        lock (_lock)
        {
            var file = _files.GetValueOrDefault(id);
            if (file is { Questions: > 0 } || file is { Refusals: > 0 } && file.Refusals-- > 0)
                throw LlmErrors.StillReading;
            return file?.Text;
        }
    }

    public IReadOnlyList<StoredFile> All()
    {
        lock (_lock)
            return [.. _files.Values];
    }

    /// <exception cref="LlmError">There is none.</exception>
    public JsonObject Delete(string id)
    {
        lock (_lock)
        {
            if (!_files.Remove(id))
                throw LlmErrors.NoSuchFile(id);
        }

        return new JsonObject { ["object"] = "file", ["deleted"] = true, ["id"] = id };
    }

    private string TextOf(string name, byte[] bytes)
    {
        if (options.FileTexts.TryGetValue(name, out var known))
            return known;
        if (bytes.AsSpan().StartsWith("%PDF"u8))
            return options.PdfText;
        return name.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase)
            ? throw LlmError.Invalid("File parsing error, please check the file.", code: "invalid_parameter_error")
            : Encoding.UTF8.GetString(bytes);
    }
}

/// <param name="Bytes">Its length.</param>
internal sealed record StoredFile(string Id, string Name, string Purpose, long Bytes, DateTimeOffset At, string Text)
{
    /// <summary>After its state, that are still answered with <c>processing</c>.</summary>
    public int Questions { get; set; }

    /// <summary>Of questions to a model that are still to come.</summary>
    public int Refusals { get; set; }

    public JsonObject Json() => new()
    {
        ["id"] = Id,
        ["object"] = "file",
        ["bytes"] = Bytes,
        ["created_at"] = At.ToUnixTimeSeconds(),
        ["filename"] = Name,
        ["purpose"] = Purpose,
        ["status"] = Questions > 0 ? "processing" : "processed",
        ["status_details"] = null,
    };
}
