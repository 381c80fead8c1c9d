using System.Diagnostics;
using System.Text.Json;
using System.Threading.Channels;
using ArxivBot.Simulators.Discord;

namespace ArxivBot.Discord.Tests;

/// <summary>A discord.js client in a process of its own, told what to do and heard line by line.</summary>
internal sealed class Judge : IAsyncDisposable
{
    private readonly Process _node;
    private readonly Channel<JsonElement> _events = System.Threading.Channels.Channel.CreateUnbounded<JsonElement>();
    private readonly List<JsonElement> _seen = [];

    private Judge(Process node) => _node = node;

    public IReadOnlyList<JsonElement> Seen => _seen;

    public static Judge Start(DiscordSimulator discord, ulong channel, ulong guild, string? token = null)
    {
        var folder = Folder();
        if (!Directory.Exists(Path.Combine(folder, "node_modules")) || !OnPath("node"))
            Assert.Skip("discord.js is not installed: it takes node and `npm ci` in tests/ArxivBot.Simulators/Discord/judge.");
        var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(folder, "judge.mjs"), $"{discord.BaseUrl}api", token ?? discord.Token, $"{channel}", $"{guild}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var judge = new Judge(node);
        _ = judge.ListenAsync();
        return judge;
    }

    /// <summary>Lets it take a step, and waits until it is done.</summary>
    public async Task<JsonElement> StepAsync(string name)
    {
        await BeginAsync(name);
        return await HearsAsync($"{name}.done");
    }

    public async Task BeginAsync(string name)
    {
        await _node.StandardInput.WriteLineAsync(name);
        await _node.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The next event of this name. One that tells of a failure ends the test.</summary>
    public async Task<JsonElement> HearsAsync(string name)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        try
        {
            while (true)
            {
                var heard = await _events.Reader.ReadAsync(patience.Token);
                _seen.Add(heard);
                var what = heard.GetProperty("event").GetString()!;
                if (what == name)
                    return heard;
                (what.EndsWith(".failed", StringComparison.Ordinal) || what is "error" or "crashed").ShouldBeFalse(heard.GetRawText());
            }
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            throw new ShouldAssertException($"Not heard: {name}. Heard: {string.Join('\n', _seen)}");
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_node.HasExited)
            _node.Kill();
        await _node.WaitForExitAsync(CancellationToken.None);
        _node.Dispose();
    }

    private async Task ListenAsync()
    {
        var errors = _node.StandardError.ReadToEndAsync(CancellationToken.None);
        while (await _node.StandardOutput.ReadLineAsync(CancellationToken.None) is { } line)
            _events.Writer.TryWrite(JsonElement.Parse(line));
        if (await errors is { Length: > 0 } text)
            _events.Writer.TryWrite(JsonSerializer.SerializeToElement(new { @event = "crashed", text }));
    }

    private static bool OnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    private static string Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ArxivBot.sln")))
                return Path.Combine(folder.FullName, "tests", "ArxivBot.Simulators", "Discord", "judge");
        }

        throw new InvalidOperationException("The tests run outside the repository");
    }
}
