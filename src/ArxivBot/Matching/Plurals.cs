using System.Collections.Frozen;

namespace ArxivBot.Matching;

/// <summary>
/// One form for a word's singular and plural, and nothing more: "quantization" and "quantized" stay two words.
/// The rules are Harman's S-stemmer ("How effective is suffixing?", JASIS 42(1), 1991, table 1), with what arXiv's words
/// need besides: it splits approaches from approach, boxes from box and processes from process.
/// </summary>
/// <remarks>
/// The form is applied to queries and papers alike, so it need not be a word: "cache" and "caches" are both "cach".
/// </remarks>
internal static class Plurals
{
    /// <summary>The longest acronym in capitals whose closing S is believed to be a letter of it: CMOS, RDBMS.</summary>
    public const int LongestAcronym = 5;

    private const int LongestUntouched = 3;

    private static readonly FrozenDictionary<string, string> Irregular = """
        matrices matrix vertices vertex indices index appendices appendix simplices simplex codices codex
        analyses analysis hypotheses hypothesis theses thesis syntheses synthesis axes axis crises crisis
        parentheses parenthesis diagnoses diagnosis prognoses prognosis
        criteria criterion phenomena phenomenon automata automaton polyhedra polyhedron
        corpora corpus genera genus stimuli stimulus nuclei nucleus radii radius loci locus foci focus moduli modulus
        calculi calculus tori torus minima minimum maxima maximum optima optimum extrema extremum spectra spectrum
        momenta momentum strata stratum quanta quantum continua continuum equilibria equilibrium schemata schema
        lemmata lemma formulae formula antennae antenna alumni alumnus
        biases bias aliases alias viruses virus statuses status buses bus focuses focus corpuses corpus campuses campus
        censuses census bonuses bonus nexuses nexus lenses lens atlases atlas canvases canvas gases gas
        heroes hero echoes echo quizzes quiz halves half leaves leaf knives knife wolves wolf shelves shelf selves self
        mice mouse children child women woman men man
        gpus gpu cpus cpu tpus tpu npus npu dpus dpu menus menu apis api guis gui rois roi pois poi
        """
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .Chunk(2)
        .ToFrozenDictionary(pair => pair[0], pair => pair[1]);

    /// <summary>Not plurals, or not of the word they seem to be: dynamics is a field, dynamic is not.</summary>
    private static readonly FrozenSet<string> Unchanged = """
        bias alias atlas canvas lens news chaos cosmos bayes
        physics mathematics dynamics thermodynamics hydrodynamics aerodynamics electrodynamics robotics semantics analytics
        economics econometrics linguistics genomics genetics proteomics mechanics optics kinetics kinematics acoustics
        """
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .ToFrozenSet();

    /// <param name="spelling">As written, folded, with its capitals.</param>
    /// <param name="lower">The same in lower case.</param>
    public static string Singular(ReadOnlySpan<char> spelling, string lower)
    {
        if (lower.Length < 2)
            return lower;
        if (lower[^1] == 's')
        {
            if (IsAcronymsPlural(spelling))
                return lower[..^1];
            if (lower.Length > LongestUntouched && lower.Length <= LongestAcronym && spelling.IndexOfAnyInRange('a', 'z') < 0)
                return lower;
        }

        return lower.Length <= LongestUntouched ? lower : Stem(lower);
    }

    /// <summary>Capitals with a small s: LLMs, GPs, MoEs.</summary>
    private static bool IsAcronymsPlural(ReadOnlySpan<char> spelling) =>
        spelling.Length >= 3
        && spelling[^1] == 's'
        && char.IsAsciiLetterUpper(spelling[^2])
        && spelling[..^2].ContainsAnyInRange('A', 'Z');

    private static string Stem(string word)
    {
        if (Irregular.TryGetValue(word, out var singular))
            word = singular;
        else if (word[^1] == 's' && !Unchanged.Contains(word))
            word = WithoutPlural(word);
        if (word.Length <= LongestUntouched)
            return word;
        return Ends(word, "che", "she", "xe", "sse") ? word[..^1]
            : Ends(word, "ie") ? $"{word[..^2]}y"
            : word;
    }

    private static string WithoutPlural(string word)
    {
        if (char.IsAsciiDigit(word[^2]))
            return word; // the 1990s are not 1990
        if (Ends(word, "ies") && !Ends(word, "eies", "aies"))
            return word.Length == 4 ? word[..^1] : $"{word[..^3]}y";
        if (Ends(word, "ches", "shes", "xes", "sses") && word.Length > LongestUntouched + 1)
            return word[..^2];
        return Ends(word, "us", "ss", "is") ? word : word[..^1];
    }

    private static bool Ends(string word, params ReadOnlySpan<string> endings)
    {
        foreach (var ending in endings)
        {
            if (word.EndsWith(ending, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
