namespace ArxivBot.Simulators.Arxiv.Faults;

/// <summary>The faults to come, in the order in which they were set; a category's own go before those of all.</summary>
internal sealed class FaultPlan
{
    private readonly Lock _lock = new();
    private readonly List<Step> _steps = [];

    /// <param name="category">Null for all.</param>
    /// <param name="times">Requests it strikes; null is until cleared.</param>
    public void Add(string? category, Fault fault, int? times)
    {
        if (times is { } number)
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(number, nameof(times));
        lock (_lock)
            _steps.Add(new Step(category, fault) { Left = times });
    }

    public void Clear(string? category)
    {
        lock (_lock)
            _steps.RemoveAll(step => category is null || step.Category == category);
    }

    /// <summary>The faults of one request, by category; it counts once for each, however many categories it asks for.</summary>
    public IReadOnlyDictionary<string, Fault> Take(IReadOnlyList<string> categories)
    {
        lock (_lock)
        {
            var struck = new Dictionary<string, Step>();
            foreach (var category in categories)
            {
                if ((_steps.Find(s => s.Category == category) ?? _steps.Find(s => s.Category is null)) is { } step)
                    struck[category] = step;
            }

            foreach (var step in struck.Values.Distinct())
                step.Left--;
            _steps.RemoveAll(step => step.Left == 0);
            return struck.ToDictionary(pair => pair.Key, pair => pair.Value.Fault);
        }
    }

    private sealed class Step(string? category, Fault fault)
    {
        public string? Category { get; } = category;

        public Fault Fault { get; } = fault;

        public int? Left { get; set; }
    }
}
