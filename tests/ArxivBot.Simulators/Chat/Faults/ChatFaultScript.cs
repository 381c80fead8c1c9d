namespace ArxivBot.Simulators.Chat.Faults;

/// <summary>The faults to come: outages under way, then those set by hand in the order in which they were set, then those by chance.</summary>
internal sealed class ChatFaultScript(ChatFaultPlan? plan)
{
    private readonly List<Step> _steps = [];
    private readonly Dictionary<SimulatedChat, (ChatFault.ServerError Fault, int Left)> _outages = [];
    private ChatFaultPlan? _plan = plan;

    /// <param name="address">Null for all.</param>
    /// <param name="times">Requests it strikes; null is until cleared.</param>
    public void Add(string? address, ChatFault fault, int? times)
    {
        if (times is { } number)
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(number, nameof(times));
        _steps.Add(new Step(address, fault) { Left = times });
    }

    /// <param name="chat">The one at this address, if there is one.</param>
    public void Clear(string address, SimulatedChat? chat)
    {
        _steps.RemoveAll(step => step.Address == address);
        if (chat is not null)
            _outages.Remove(chat);
    }

    public void ClearAll()
    {
        _steps.Clear();
        _outages.Clear();
        _plan = null;
    }

    /// <param name="address">As requested.</param>
    public ChatFault? Take(SimulatedChat chat, string address)
    {
        if (_outages.Remove(chat, out var outage))
        {
            if (outage.Left > 1)
                _outages[chat] = outage with { Left = outage.Left - 1 };
            return outage.Fault;
        }

        var refused = chat.Refusal is not null;
        var fault = Scripted(address, refused) ?? _plan?.Draw(chat.FirstAddress, ++chat.Draws, refused);
        if (fault is ChatFault.ServerError { Burst: > 1 } begins)
            _outages[chat] = (begins, begins.Burst - 1);
        return fault;
    }

    private ChatFault? Scripted(string address, bool refused)
    {
        bool Strikes(Step step) => step.Fault is ChatFault.ComesBack == refused;
        var step = _steps.Find(s => s.Address == address && Strikes(s)) ?? _steps.Find(s => s.Address is null && Strikes(s));
        if (step is null)
            return null;
        if (--step.Left == 0)
            _steps.Remove(step);
        return step.Fault;
    }

    private sealed class Step(string? address, ChatFault fault)
    {
        public string? Address { get; } = address;

        public ChatFault Fault { get; } = fault;

        public int? Left { get; set; }
    }
}
