namespace ArxivBot.Simulators.Discord.Faults;

/// <summary>The faults to come: those set by hand in the order in which they were set, then those by chance.</summary>
internal sealed class FaultScript<TFault>(FaultChances<TFault>? chances)
    where TFault : class
{
    private readonly List<Step> _steps = [];
    private readonly Dictionary<string, int> _draws = [];
    private FaultChances<TFault>? _chances = chances;

    /// <param name="where">Null for everywhere.</param>
    /// <param name="times">How often it strikes; null is until healed.</param>
    public void Add(string? where, TFault fault, int? times)
    {
        if (times is { } number)
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(number, nameof(times));
        _steps.Add(new Step(where, fault) { Left = times });
    }

    public void Clear()
    {
        _steps.Clear();
        _chances = null;
    }

    /// <param name="places">The same place named more and less closely; chances know the last.</param>
    public TFault? Take(params ReadOnlySpan<string> places)
    {
        var last = places[^1];
        foreach (var step in _steps)
        {
            if (step.Where is not null && !places.Contains(step.Where))
                continue;
            if (--step.Left == 0)
                _steps.Remove(step);
            return step.Fault;
        }

        if (_chances is null)
            return null;
        _draws[last] = _draws.GetValueOrDefault(last) + 1;
        return _chances.Draw(last, _draws[last]);
    }

    private sealed class Step(string? where, TFault fault)
    {
        public string? Where => where;

        public TFault Fault => fault;

        public int? Left { get; set; }
    }
}
