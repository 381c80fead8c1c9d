using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace ArxivBot.Simulators.Loopback;

/// <summary>
/// Ends a request in the log just before its last bytes go out. A client that has those may ask again on another connection
/// before the server has come back from sending them, and must not be taken for one that asks twice at once.
/// </summary>
internal sealed record LastWrite(Action<int?> End)
{
    /// <param name="status">Null when the connection is to be aborted instead.</param>
    public static void Begins(HttpContext context, int? status) => context.Features.GetRequiredFeature<LastWrite>().End(status);
}
