namespace ArxivBot.Simulators.Arxiv.Feeds;

/// <summary>arXiv's active categories. https://arxiv.org/category_taxonomy</summary>
internal static class Taxonomy
{
    private const string Ids = """
        astro-ph.CO astro-ph.EP astro-ph.GA astro-ph.HE astro-ph.IM astro-ph.SR cond-mat.dis-nn cond-mat.mes-hall cond-mat.mtrl-sci
        cond-mat.other cond-mat.quant-gas cond-mat.soft cond-mat.stat-mech cond-mat.str-el cond-mat.supr-con cs.AI cs.AR cs.CC cs.CE cs.CG
        cs.CL cs.CR cs.CV cs.CY cs.DB cs.DC cs.DL cs.DM cs.DS cs.ET cs.FL cs.GL cs.GR cs.GT cs.HC cs.IR cs.IT cs.LG cs.LO cs.MA cs.MM cs.MS
        cs.NA cs.NE cs.NI cs.OH cs.OS cs.PF cs.PL cs.RO cs.SC cs.SD cs.SE cs.SI cs.SY econ.EM econ.GN econ.TH eess.AS eess.IV eess.SP
        eess.SY gr-qc hep-ex hep-lat hep-ph hep-th math-ph math.AC math.AG math.AP math.AT math.CA math.CO math.CT math.CV math.DG math.DS
        math.FA math.GM math.GN math.GR math.GT math.HO math.IT math.KT math.LO math.MG math.MP math.NA math.NT math.OA math.OC math.PR
        math.QA math.RA math.RT math.SG math.SP math.ST nlin.AO nlin.CD nlin.CG nlin.PS nlin.SI nucl-ex nucl-th physics.acc-ph
        physics.ao-ph physics.app-ph physics.atm-clus physics.atom-ph physics.bio-ph physics.chem-ph physics.class-ph physics.comp-ph
        physics.data-an physics.ed-ph physics.flu-dyn physics.gen-ph physics.geo-ph physics.hist-ph physics.ins-det physics.med-ph
        physics.optics physics.plasm-ph physics.pop-ph physics.soc-ph physics.space-ph q-bio.BM q-bio.CB q-bio.GN q-bio.MN q-bio.NC
        q-bio.OT q-bio.PE q-bio.QM q-bio.SC q-bio.TO q-fin.CP q-fin.EC q-fin.GN q-fin.MF q-fin.PM q-fin.PR q-fin.RM q-fin.ST q-fin.TR
        quant-ph stat.AP stat.CO stat.ME stat.ML stat.OT stat.TH
        """;

    private static readonly ILookup<string, string> ByArchive =
        Ids.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToLookup(id => id.Split('.')[0]);

    public static IReadOnlyList<string> Categories { get; } = [.. ByArchive.SelectMany(archive => archive)];

    public static IReadOnlyList<string> Archives { get; } = [.. ByArchive.Select(archive => archive.Key)];

    /// <summary>The categories of an archive; empty when there is no such archive.</summary>
    public static IReadOnlyList<string> In(string archive) => [.. ByArchive[archive]];

    /// <summary>The category itself, for a caller who must name one in arXiv's spelling.</summary>
    public static string Require(string category) => Categories.Contains(category)
        ? category
        : throw new ArgumentException($"'{category}' is not an arXiv category, so its feed could never be asked for", nameof(category));
}
