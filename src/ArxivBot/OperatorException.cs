namespace ArxivBot;

/// <summary>Something the operator must put right. The message says what is wrong, where, and what to do next.</summary>
internal class OperatorException(string message, Exception? cause = null) : Exception(message, cause)
{
    // Logs print this: where in the program it was noticed is of no use to whoever must put it right.
    public override string ToString() => Message;
}

/// <summary>A wrong argument, setting or configuration file: nothing was started.</summary>
internal sealed class UsageException(string message, Exception? cause = null) : OperatorException(message, cause);
