using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace ArxivBot.Simulators.Telegram.Text;

/// <summary>Which addresses Telegram makes a link of, and how it writes them; of others only the text stays. As TDLib, the library in its server, reads addresses.</summary>
internal static partial class LinkAddress
{
    private const int MostPort = 65_535;

    /// <returns>Null for what is no link.</returns>
    public static string? Of(string address)
    {
        if (Address().Match(address) is not { Success: true } parts)
            return null;
        var (scheme, host, port) = (parts.Groups["scheme"].Value.ToLowerInvariant(), parts.Groups["host"].Value.ToLowerInvariant(), parts.Groups["port"]);
        var isWeb = scheme is "" or "http" or "https";
        if (isWeb ? !IsWebHost(host) : parts.Groups["user"].Length > 0 || port.Success || !AppHost().IsMatch(host) || host.Contains('.') && (scheme != "tonsite" || host == "."))
            return null;
        var number = 0;
        if (port.Success && !(int.TryParse(port.ValueSpan, out number) && number is > 0 and <= MostPort))
            return null;
        var user = parts.Groups["user"].Length > 0 ? $"{parts.Groups["user"]}@" : "";
        var rest = White().Replace(parts.Groups["rest"].Value.TrimEnd(' ', '\t', '\r', '\n'), white => $"%{(int)white.Value[0]:X2}");
        if (!isWeb && rest.StartsWith("/?", StringComparison.Ordinal))
            rest = rest[1..];
        else if (!rest.StartsWith('/') && (isWeb || !rest.StartsWith('?')))
            rest = "/" + rest;
        return $"{(scheme.Length > 0 ? scheme : "http")}://{user}{host}{(port.Success ? string.Create(CultureInfo.InvariantCulture, $":{number}") : "")}{rest}";
    }

    private static bool IsWebHost(string host) => host.StartsWith('[') ? host.Contains(':') && IPAddress.TryParse(host, out _) : host != "." && host.Contains('.');

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase;

    [GeneratedRegex(
        @"^((?<scheme>https?|tg|ton|tonsite)://|(?<scheme>tg|ton):)?((?<user>([a-z0-9.!$,~*'();&+=_:-]|%[0-9a-f]{2}|[^\x00-\x7F])*)@)?(?<host>\[[0-9a-f:.]+\]|([a-z0-9.!$,~*'();&+=_-]|%[0-9a-f]{2}|[^\x00-\x7F])*)(:(?<port>[0-9]+))?(?<rest>[/?#].*)?$",
        Options | RegexOptions.Singleline)]
    private static partial Regex Address();

    // Of what opens in Telegram itself.
    [GeneratedRegex("^[a-z0-9_.-]+$", Options)]
    private static partial Regex AppHost();

    [GeneratedRegex(@"[\x00-\x20]", Options)]
    private static partial Regex White();
}
