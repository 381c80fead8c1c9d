using System.Text.Json.Nodes;

namespace ArxivBot.Simulators.Discord.Bodies;

/// <summary>What is wrong with a body: the <c>errors</c> tree of code 50035, a leaf of which is a list <c>_errors</c>.</summary>
internal sealed class BodyErrors
{
    private readonly JsonObject _tree = [];

    public bool Any => _tree.Count > 0;

    public JsonObject Tree => (JsonObject)_tree.DeepClone();

    /// <param name="path">Names and indices down to the field; empty for the body itself.</param>
    public void Add(string path, string code, string message)
    {
        var node = _tree;
        foreach (var step in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
            node = node[step] as JsonObject ?? Grow(node, step);
        var errors = node["_errors"] as JsonArray;
        if (errors is null)
            node["_errors"] = errors = [];
        errors.Add(new JsonObject { ["code"] = code, ["message"] = message });
    }

    private static JsonObject Grow(JsonObject node, string step)
    {
        var child = new JsonObject();
        node[step] = child;
        return child;
    }
}
