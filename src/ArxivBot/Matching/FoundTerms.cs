namespace ArxivBot.Matching;

/// <summary>The terms met in one paper so far, each once.</summary>
internal sealed class FoundTerms(int terms)
{
    private readonly Places[] _places = new Places[terms];
    private readonly List<int> _met = [];

    public void Add(int term, Places place)
    {
        if (_places[term] == Places.None)
            _met.Add(term);
        _places[term] |= place;
    }

    public (int Term, Places Places)[] TakeAll()
    {
        var taken = new (int, Places)[_met.Count];
        for (var i = 0; i < taken.Length; i++)
        {
            taken[i] = (_met[i], _places[_met[i]]);
            _places[_met[i]] = Places.None;
        }

        _met.Clear();
        return taken;
    }
}
