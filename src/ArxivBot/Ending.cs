using Microsoft.Extensions.Hosting;

namespace ArxivBot;

/// <summary>Lets whatever runs inside end the program, in order, when only the operator can help.</summary>
internal sealed class Ending(IHostApplicationLifetime lifetime)
{
    /// <summary>Null while nothing has ended it.</summary>
    public OperatorException? Cause { get; private set; }

    public void Because(OperatorException cause)
    {
        Cause ??= cause;
        lifetime.StopApplication();
    }
}
