using System.Runtime.InteropServices;
using System.Text.Json.Nodes;

namespace ArxivBot.Tests.Platforms.Telegram;

/// <summary>Telegram's own library, as a judge of formatted text: the parser inside of it is the one inside of Telegram's server.</summary>
internal sealed unsafe partial class TdLib
{
    private static readonly Lazy<TdLib?> Loaded = new(Load);

    private readonly delegate* unmanaged<byte*, byte*> _execute;

    private TdLib(nint library) => _execute = (delegate* unmanaged<byte*, byte*>)NativeLibrary.GetExport(library, "td_execute");

    /// <summary>Skips the test where the library is not installed.</summary>
    public static TdLib OrSkip()
    {
        if (Loaded.Value is { } library)
            return library;
        Assert.Skip("TDLib is not installed: it takes node and `npm ci` in tests/ArxivBot.Simulators/Telegram/judge.");
        throw new InvalidOperationException("The test is skipped.");
    }

    /// <returns>The text with its entities, or an error with its words.</returns>
    public JsonObject ParseHtml(string text) => Parse(text, new JsonObject { ["@type"] = "textParseModeHTML" });

    /// <summary>The second version of it.</summary>
    /// <returns>The text with its entities, or an error with its words.</returns>
    public JsonObject ParseMarkdown(string text) => Parse(text, new JsonObject { ["@type"] = "textParseModeMarkdown", ["version"] = 2 });

    private JsonObject Parse(string text, JsonObject mode) => Execute(new JsonObject { ["@type"] = "parseTextEntities", ["text"] = text, ["parse_mode"] = mode });

    private JsonObject Execute(JsonObject request)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(request.ToJsonString() + "\0");
        fixed (byte* pointer = bytes)
            return (JsonObject)JsonNode.Parse(Marshal.PtrToStringUTF8((nint)_execute(pointer)) ?? "{}")!;
    }

    private static TdLib? Load()
    {
        var path = Path.Combine(
            Repository.Root, "tests", "ArxivBot.Simulators", "Telegram", "judge", "node_modules", "@prebuilt-tdlib", "linux-x64-glibc", "libtdjson.so");
        if (!File.Exists(path) || !NativeLibrary.TryLoad(path, out var library))
            return null;
        var loaded = new TdLib(library);
        loaded.Execute(new JsonObject { ["@type"] = "setLogVerbosityLevel", ["new_verbosity_level"] = 0 });
        return loaded;
    }
}
