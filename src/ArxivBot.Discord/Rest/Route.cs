namespace ArxivBot.Discord;

/// <summary>A method and path, with what Discord counts its limit by.</summary>
/// <param name="Template">The path without ids: what requests with the same limit have in common.</param>
/// <param name="Major">The id that has a limit of its own: channel, guild, or webhook with its token.</param>
internal sealed record Route(HttpMethod Method, string Path, string Template, string Major)
{
    /// <summary>Carries the token in the path, no Authorization, and is exempt from the global limit.</summary>
    public bool IsInteraction { get; private init; }

    /// <summary>Done twice it is as if done once.</summary>
    public bool IsIdempotent => Method != HttpMethod.Post;

    public string Name => $"{Method} {Template}";

    public static Route Of(HttpMethod method, FormattableString path) =>
        new(method, Filled(path), path.Format, path.ArgumentCount > 0 ? path.GetArgument(0)?.ToString() ?? "" : "");

    public static Route OfInteraction(HttpMethod method, FormattableString path) =>
        new(method, Filled(path), path.Format, $"{path.GetArgument(0)}/{path.GetArgument(1)}") { IsInteraction = true };

    private static string Filled(FormattableString path) =>
        string.Format(
            System.Globalization.CultureInfo.InvariantCulture,
            path.Format,
            [.. path.GetArguments().Select(argument => Uri.EscapeDataString(argument?.ToString() ?? ""))]);
}
