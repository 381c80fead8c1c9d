using System.Text;

namespace ArxivBot.Documents;

/// <summary>Raised and lowered text.</summary>
internal static class TexScript
{
    /// <summary>x², xᵢⱼ where Unicode has every character raised or lowered, else x^(1.5), x_max.</summary>
    public static void Append(StringBuilder result, string script, bool raised)
    {
        script = Compact(script);
        var table = raised ? TexSymbols.Superscripts : TexSymbols.Subscripts;
        if (script.All(table.ContainsKey))
        {
            foreach (var character in script)
                result.Append(table[character]);
            return;
        }

        result.Append(raised ? '^' : '_');
        if (script.Length == 1 || script.All(char.IsLetterOrDigit))
            result.Append(script);
        else
            result.Append('(').Append(script).Append(')');
    }

    // i = 1 becomes i=1, but two words stay two
    private static string Compact(string script)
    {
        script = script.Trim();
        var compact = new StringBuilder(script.Length);
        for (var i = 0; i < script.Length; i++)
        {
            if (script[i] != ' ' || (char.IsLetterOrDigit(script[i - 1]) && char.IsLetterOrDigit(script[i + 1])))
                compact.Append(script[i]);
        }

        return compact.ToString();
    }
}
