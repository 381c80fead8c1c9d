using System.Collections.Frozen;

namespace ArxivBot.Summaries.Faithfulness;

/// <summary>What is measured, by any of its spellings; units are told apart and never converted.</summary>
internal static class Units
{
    private static readonly string[][] Spellings =
    [
        [Quantity.Percent, "％", "percent", "per cent"],
        ["wt%", "wt %", "wt.%"], ["vol%", "vol %", "vol.%"], ["at%", "at %", "at.%"], ["mol%", "mol %", "mol.%"],
        [Quantity.Points, "point", "percentage points", "percentage point", "个百分点", "百分点"],
        [Quantity.Times, "×", "times", "fold", "倍"],
        ["s", "sec", "second", "seconds", "秒"],
        ["ms", "millisecond", "milliseconds", "毫秒"],
        ["μs", "µs", "us", "microsecond", "microseconds", "微秒"],
        ["ns", "nanosecond", "nanoseconds", "纳秒"],
        ["min", "minute", "minutes", "分钟"],
        ["h", "hour", "hours", "小时"],
        ["d", "day", "days", "天"],
        ["week", "weeks", "周"],
        ["month", "months", "个月"],
        [Quantity.Month, "月"],
        ["yr", "year", "years", "年"],
        ["Myr"], ["Gyr"], ["pc"], ["kpc"], ["Mpc"], ["Gpc"], ["au", "AU"], ["mag"], ["dex"],
        ["K", "kelvin"], ["mK", "millikelvin"], ["°C", "degrees Celsius", "degree Celsius", "摄氏度"], ["°", "deg", "degree", "degrees", "度"], ["T", "tesla"], ["mT"], ["eV"], ["meV"], ["keV"], ["MeV"], ["GeV"], ["TeV"],
        ["Hz"], ["kHz"], ["MHz"], ["GHz"], ["THz"], ["mW"], ["W"], ["kW"], ["MW"], ["GW"], ["kWh"], ["MWh"], ["GWh"], ["mJ"], ["kJ"], ["MJ"], ["kcal"], ["V"], ["mV"], ["Pa"], ["kPa"], ["MPa"], ["GPa"],
        ["m", "metre", "metres", "meter", "meters", "米"], ["cm"], ["mm", "毫米"], ["μm", "µm", "um", "微米"], ["nm", "纳米"], ["km", "公里"], ["Å"],
        ["t"], ["g"], ["kg"], ["mg"], ["μg", "µg", "ug"], ["ng"], ["ha"], ["km²"], ["arcsec"], ["arcmin"], ["mas"], ["σ", "sigma"], ["M"], ["mM", "millimolar"], ["μM", "µM", "uM", "micromolar"], ["nM", "nanomolar"], ["pM", "picomolar"], ["kb"], ["Mb"], ["bp"],
        ["KB", "kB"], ["MB"], ["GB"], ["TB"], ["PB"], ["bit", "bits"], ["kbit", "kbps"], ["Mbit", "Mbps"], ["Gbit", "Gbps"], ["dB"],
        ["mS"], ["mA"], ["μA", "µA", "uA"], ["mL", "ml"], ["μL", "µL", "uL"], ["ppm"], ["ppb"], ["ps", "picosecond", "picoseconds", "皮秒"], ["fs", "femtosecond", "femtoseconds", "飞秒"],
        ["GFLOPs", "GFLOPS", "GFLOP"], ["TFLOPs", "TFLOPS", "TFLOP"], ["PFLOPs", "PFLOPS", "PFLOP"],
    ];

    private static readonly FrozenDictionary<string, string> Known =
        Spellings.SelectMany(unit => unit.Select(spelling => (spelling, unit[0]))).ToFrozenDictionary(pair => pair.spelling, pair => pair.Item2);

    /// <returns>Null when it is no known unit.</returns>
    public static string? Of(string spelling) => Known.GetValueOrDefault(spelling);
}
