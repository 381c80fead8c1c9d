using System.Text.Json.Nodes;
using ArxivBot.Simulators.Discord.Bodies;
using ArxivBot.Simulators.Discord.World;
using Microsoft.AspNetCore.Http;

namespace ArxivBot.Simulators.Discord.Rest;

/// <summary>A request that is for something there is, before anybody has looked at its body's rules.</summary>
/// <param name="Values">Of the path, decoded.</param>
/// <param name="Json">Null when there is no body.</param>
internal sealed record RestRequest(
    Route Route, IReadOnlyDictionary<string, string> Values, IQueryCollection Query, JsonNode? Json, IReadOnlyList<SentFile> Files, DateTimeOffset Now)
{
    /// <summary>Null when it is not at hand.</summary>
    public OpenApi? Description { get; init; }

    public JsonObject Body => Json as JsonObject ?? [];

    public ulong Id(string name) => Snowflakes.Parse(Values[name])
        ?? throw Refusals.Form(name, "NUMBER_TYPE_COERCE", $"Value \"{Values[name]}\" is not snowflake.");

    public string Value(string name) => Values[name];

    public bool IsAsked(string flag) => Query[flag].ToString() is "true" or "1" or "True";

    public int Limit(int otherwise, int most)
    {
        if (!Query.ContainsKey("limit"))
            return otherwise;
        return int.TryParse(Query["limit"], out var limit) && limit >= 1 && limit <= most
            ? limit
            : throw Refusals.Form("limit", "NUMBER_TYPE_MAX", $"int value should be less than or equal to {most}.");
    }

    public ulong? Around(string name) => !Query.ContainsKey(name)
        ? null
        : Snowflakes.Parse(Query[name]) ?? throw Refusals.Form(name, "NUMBER_TYPE_COERCE", $"Value \"{Query[name]}\" is not snowflake.");

    /// <summary>Refuses a body that is not of its route's shape, or not as Discord describes it.</summary>
    /// <param name="rules">What a body of that shape must keep besides.</param>
    public void CheckShape(Action<BodyErrors>? rules = null)
    {
        var errors = new BodyErrors();
        if (Route.TakesList)
            new ListShape(Route.Body!, int.MaxValue).Check(Json ?? new JsonObject(), "", errors);
        else if (Route.Body is not null)
            errors = Route.Body.CheckBody(Json);
        Refusals.ThrowIfAny(errors);
        rules?.Invoke(errors);
        Refusals.ThrowIfAny(errors);
        CheckDescription();
    }

    /// <summary>Refuses a body that Discord's own description does not allow. The shapes go first, for their errors say more.</summary>
    public void CheckDescription()
    {
        if (Json is not null && Description?.ProblemOfBody(Route.Method, Route.Template, Json) is var (path, problem))
            throw Refusals.Form(path, "DESCRIPTION", problem);
    }
}

/// <param name="Part">Such as <c>files[0]</c>.</param>
/// <param name="Content">As uploaded.</param>
internal sealed record SentFile(string Part, string FileName, byte[] Content);
