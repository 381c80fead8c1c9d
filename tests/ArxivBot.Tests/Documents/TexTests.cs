using System.Diagnostics;
using ArxivBot.Documents;
using CsCheck;

namespace ArxivBot.Tests.Documents;

public class TexTests
{
    [Theory]
    [InlineData(@"Jo\~ao", "João")]
    [InlineData(@"K\""ok\c{c}am", "Kökçam")]
    [InlineData(@"U\u{g}ur", "Uğur")]
    [InlineData(@"Fran\c{c}ois", "François")]
    [InlineData(@"\'{e}tude", "étude")]
    [InlineData(@"S{\o}ren \O re", "Søren Øre")]
    [InlineData(@"Stra\ss e, Stra{\ss}e", "Straße, Straße")]
    [InlineData(@"{\AA}ngstr{\""o}m", "Ångström")]
    [InlineData(@"\v{S}koda, \v s, \.Istanbul, C\'{\i}a, Erd\H{o}s, \L{}ukasz", "Škoda, š, İstanbul, Cía, Erdős, Łukasz")]
    [InlineData(@"TinyD\'ej\`aVu", "TinyDéjàVu")]
    public void Accents_become_letters(string tex, string expected) => Tex.ToUnicode(tex).ShouldBe(expected);

    [Theory]
    [InlineData(@"$O(n^2)$", "O(n²)")]
    [InlineData(@"$\rho$-EOS and $τ$-Bench", "ρ-EOS and τ-Bench")]
    [InlineData(@"$x_{ij}$, $x^{foo,bar}$, $L_\infty$, $M_{\max}$", "xᵢⱼ, x^(foo,bar), L_∞, Mₘₐₓ")]
    [InlineData(@"$A \in \mathbb{R}^{n \times n}$", "A ∈ ℝⁿˣⁿ")]
    [InlineData(@"$\mathcal{O}(\sqrt{n}\log n)$", "O(√n log n)")]
    [InlineData(@"$\frac{a}{b} \leq \frac{1}{n+1}$", "a/b ≤ 1/(n+1)")]
    [InlineData(@"$n\to\infty$ and $n \to \infty$", "n→∞ and n → ∞")]
    [InlineData(@"$\approx 10\%$, 3$\times$, $9{,}922$", "≈10%, 3×, 9,922")]
    [InlineData(@"\(W_2\)-nearest", "W₂-nearest")]
    [InlineData(@"\textbf{\( x} \(y\)", @"\( x y")]
    [InlineData(@"\textbf{$5} $x$", "$5 x")]
    [InlineData(@"$\sum_{i = 1}^n x_i$", "∑ᵢ₌₁ⁿ xᵢ")]
    [InlineData(@"$\hat P$ and $\widetilde{\mathcal O}\!\left(n\right)$", "P̂ and Õ(n)")]
    [InlineData(@"$\textbf{$x$-axis}$", "x-axis")]
    public void Simple_formulas_become_text(string tex, string expected) => Tex.ToUnicode(tex).ShouldBe(expected);

    [Theory]
    [InlineData(@"\textbf{Fast}, \emph{very \textit{fast}}, {\em so} \texttt{o4-mini}", "Fast, very fast, so o4-mini")]
    [InlineData(@"R\&D, 5\%, a\_b, \$3, \#1", "R&D, 5%, a_b, $3, #1")]
    [InlineData(@"Fig.~1 of J.~Smith", "Fig. 1 of J. Smith")]
    [InlineData(@"``quoted'' -- or---not", "“quoted” – or—not")]
    [InlineData(@"\href{https://a.b/~c}{Code} at \url{https://a.b/c--d}", "Code (https://a.b/~c) at https://a.b/c--d")]
    [InlineData(@"{B}ayes {SQL}ite H{ö}lder \b{R}einforcement", "Bayes SQLite Hölder Reinforcement")]
    [InlineData(@"real\-world", "real-world")]
    public void Markup_becomes_text(string tex, string expected) => Tex.ToUnicode(tex).ShouldBe(expected);

    [Theory]
    [InlineData("costs $5 and $10")]
    [InlineData("$18/hour versus $60/hour")]
    [InlineData("from $5-$10 to $20M a year")]
    [InlineData("only $5")]
    [InlineData("https://github.com/~user/a--b_c")]
    [InlineData("about ~5% or 2~3")]
    [InlineData("--no-cache")]
    [InlineData("a 5'' pipe and `code`")]
    [InlineData(@"$\begin{matrix}a & b\end{matrix}$")]
    [InlineData(@"\cite{key} and \unknown{x}")]
    [InlineData(@"C:\new\folder\")]
    [InlineData(@"""a \""the\"" b""")]
    [InlineData("x in {0, 1}")]
    [InlineData(@"{{{unbalanced $ \( \[ \'")]
    [InlineData("plain text")]
    public void What_is_not_simple_TeX_stays_as_written(string text) => Tex.ToUnicode(text).ShouldBe(text);

    [Fact]
    public void Text_without_TeX_is_the_same_instance()
    {
        var text = "Attention is all you need: 10% of it, (a_b^c)".ToUpperInvariant();
        Tex.ToUnicode(text).ShouldBeSameAs(text);
    }

    [Fact]
    public void Any_input_is_read() =>
        Gen.OneOf(
                Gen.String,
                Gen.Char[@"\\$${}{}^_~`'- abco019éö" + "\uD800\uDC00"].Array[0, 80].Select(characters => new string(characters)),
                Gen.OneOf(@"\frac", "{", "}", "$", @"\(", @"\)", @"\'", "x", "^", "_", @"\text", @"\sqrt", " ", "''", "``", "https://", @"\em")
                    .Array[0, 60].Select(string.Concat))
            .Sample(text => Tex.ToUnicode(text) is not null, iter: 20_000);

    [Fact]
    public void Letters_are_never_lost() =>
        Gen.Char["abc $ {}~-'"].Array[0, 60].Select(characters => new string(characters))
            .Sample(text => Letters(Tex.ToUnicode(text)) == Letters(text), iter: 20_000);

    [Theory]
    [InlineData("{")]
    [InlineData("$")]
    [InlineData("$1 ")]
    [InlineData(@"\(")]
    [InlineData(@"\textbf{")]
    [InlineData(@"\frac{\sqrt{")]
    [InlineData("{$x")]
    [InlineData("$${a}")]
    [InlineData(@"\sqrt{x}{")]
    public void Twenty_times_the_text_takes_about_twenty_times_as_long(string part)
    {
        var text = string.Concat(Enumerable.Repeat(part, 200_000 / part.Length));
        var clock = Stopwatch.StartNew();
        Tex.ToUnicode(text);
        // A quadratic reader takes minutes.
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetter));
}
