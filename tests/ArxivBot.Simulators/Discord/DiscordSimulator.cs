using ArxivBot.Simulators.Discord.Faults;
using ArxivBot.Simulators.Discord.Rest;
using ArxivBot.Simulators.Loopback;
using Microsoft.AspNetCore.Http;

namespace ArxivBot.Simulators.Discord;

/// <summary>
/// A loopback Discord for one bot: gateway and REST on one port, Discord's limits and errors, its bad days, and a record of what arrived.
/// The README of the simulators says what it knows.
/// </summary>
public sealed partial class DiscordSimulator : IAsyncDisposable
{
    private readonly DiscordState _state;
    private readonly RestService _rest;
    private LoopbackServer? _server;

    private DiscordSimulator(DiscordSimulatorOptions options)
    {
        Record = new DiscordRecord(options.MostRecorded);
        _state = new DiscordState(options, Record);
        _rest = new RestService(_state, () => BaseUrl);
        Gateway = new DiscordGateway(_state);
    }

    /// <summary><c>http://127.0.0.1:{port}/</c></summary>
    public Uri BaseUrl => _server?.BaseUrl ?? throw new InvalidOperationException("The simulator has not started");

    /// <summary><c>http://127.0.0.1:{port}/api/v10/</c></summary>
    public Uri ApiUrl => new(BaseUrl, "api/v10/");

    /// <summary>What the bot logs in with.</summary>
    public string Token => _state.Options.Token;

    /// <summary>The bot's user and its application have the same id.</summary>
    public ulong BotId => _state.Bot.Id;

    /// <summary>What has arrived so far.</summary>
    public DiscordRecord Record { get; }

    public DiscordGateway Gateway { get; }

    public static async Task<DiscordSimulator> StartAsync(DiscordSimulatorOptions options, CancellationToken cancellationToken)
    {
        var simulator = new DiscordSimulator(options);
        // The record keeps what matters of each request.
        var requests = new RequestLog(options.Clock, keeps: false);
        simulator._server = await LoopbackServer.StartAsync(options.Port, requests, simulator.AnswerAsync, null, cancellationToken);
        simulator._state.FilesUrl = simulator.BaseUrl;
        simulator._state.Gateway.ResumeUrl = $"ws://{simulator.BaseUrl.Authority}/resume/";
        return simulator;
    }

    /// <summary>
    /// Lets requests fail. Faults follow each other in the order in which they were set, and go before those by chance.
    /// </summary>
    /// <param name="where">
    /// A route such as <c>POST /channels/{channel_id}/messages</c>, a channel's or other top-level id, a path such as <c>/channels/1/messages</c>,
    /// or null for all.
    /// </param>
    /// <param name="times">How many requests it strikes; null is until healed.</param>
    public void Fail(string? where, RestFault fault, int? times = null)
    {
        lock (_state.Gate)
            _rest.Faults.Add(where, fault, times);
    }

    /// <summary>Takes all faults of REST back, those by chance too.</summary>
    public void Heal()
    {
        lock (_state.Gate)
            _rest.Faults.Clear();
    }

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;

    private Task AnswerAsync(HttpContext context, CancellationToken cancellationToken) =>
        context.Request.Path.StartsWithSegments("/gateway") || context.Request.Path.StartsWithSegments("/resume")
            ? _state.Gateway.AnswerAsync(context, cancellationToken)
            : context.Request.Path.StartsWithSegments("/attachments") ? FileAsync(context, cancellationToken)
            : _rest.AnswerAsync(context, cancellationToken);

    private async Task FileAsync(HttpContext context, CancellationToken cancellationToken)
    {
        byte[]? content = null;
        lock (_state.Gate)
        {
            if (context.Request.Path.Value?.Split('/') is [_, _, var id, ..] && ulong.TryParse(id, out var known))
                content = _state.Uploads.GetValueOrDefault(known)?.Content;
        }

        context.Response.StatusCode = content is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        await context.Response.Body.WriteAsync(content ?? [], cancellationToken);
    }
}
