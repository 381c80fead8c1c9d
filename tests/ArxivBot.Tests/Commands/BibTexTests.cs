using ArxivBot.Arxiv;
using ArxivBot.Commands.Moving;
using ArxivBot.Papers;
using ArxivBot.Subscriptions;
using ArxivBot.Tests.Documents;
using CsCheck;

namespace ArxivBot.Tests.Commands;

public class BibTexTests
{
    [Fact]
    public async Task The_reading_list_of_a_person_becomes_a_bibliography()
    {
        await using var bot = await CommandBot.StartAsync();
        await bot.WriteAsync(db =>
        {
            db.AddRange(
                Paper("2512.14925", "Attention Is Not All You Need: 50% & more", "Ana M\\'endez (ETH)", "DeepSeek-AI"),
                Paper("hep-th/9711200", "The Large $N_c$ Limit", "Juan M. Maldacena"));
            foreach (var (id, person) in (ReadOnlySpan<(string, string)>)[("hep-th/9711200", "me"), ("2512.14925", "me"), ("2512.14925", "bob")])
            {
                db.Add(new SavedPaper { Platform = "console", Person = person, PaperId = ArxivId.Parse(id), SavedAt = bot.Clock.GetUtcNow() });
            }
        });

        var reply = await bot.RunAsync("/export bibtex");

        reply.IsPrivate.ShouldBeTrue();
        reply.Document.Blocks.OfType<ArxivBot.Documents.Attachment>().Single().Content.ShouldBe("""
            @misc{maldacena1997large,
                  title={The Large $N_c$ Limit},
                  author={Juan M. Maldacena},
                  year={1997},
                  eprint={hep-th/9711200},
                  archivePrefix={arXiv},
                  primaryClass={cs.LG},
                  url={https://arxiv.org/abs/hep-th/9711200},
            }

            @misc{mendez2025attention,
                  title={Attention Is Not All You Need: 50\% \& more},
                  author={Ana M\'endez and DeepSeek-AI},
                  year={2025},
                  eprint={2512.14925},
                  archivePrefix={arXiv},
                  primaryClass={cs.LG},
                  url={https://arxiv.org/abs/2512.14925},
            }

            """.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData(@"Learning $O(n^2)$ \emph{fast} na\""{i}ve", @"Learning $O(n^2)$ \emph{fast} na\""{i}ve")]
    [InlineData("A_b ^c #1 50% AT&T", @"A\_b \textasciicircum{}c \#1 50\% AT\&T")]
    [InlineData(@"50\% \& \_", @"50\% \& \_")]
    [InlineData("}, note={evil", @"\textbraceright{}, note=\textbraceleft{}evil")]
    [InlineData(@"\input{/etc/passwd}", @"\textbackslash{}input\textbraceleft{}/etc/passwd\textbraceright{}")]
    [InlineData(@"x \write18{rm -rf /} y", @"x \textbackslash{}write18\textbraceleft{}rm -rf /\textbraceright{} y")]
    [InlineData("cost of $5", @"cost of \$5")]
    [InlineData("ends in \\", @"ends in \textbackslash{}")]
    [InlineData("two\nlines\u0007 @misc{x,", @"two lines @misc\textbraceleft{}x,")]
    public void A_title_keeps_harmless_tex_and_nothing_else_means_anything(string title, string expected) => BibTexText.From(title).ShouldBe(expected);

    [Fact]
    public void No_title_or_name_can_leave_its_braces()
    {
        var texts = Gen.OneOf(Hostile.Texts, Gen.OneOf("{", "}", "\\", "$", "\\}", "\\{", "%", "\\emph", "\\def", " and ", ",", "x", "\"").Array[0, 12].Select(string.Concat));
        Gen.Select(texts, texts).Sample((title, author) =>
        {
            var entry = BibTex.Write([Paper("2512.14925", title, author)]);
            var depth = 0;
            foreach (var character in entry)
            {
                depth += character switch { '{' => 1, '}' => -1, _ => 0 };
                depth.ShouldBeGreaterThanOrEqualTo(0, entry);
            }

            depth.ShouldBe(0, entry);
            entry.Split('\n').Count(line => line.StartsWith("      title={", StringComparison.Ordinal) || line.StartsWith('@') || line == "}").ShouldBe(3, entry);
            System.Text.RegularExpressions.Regex.IsMatch(entry, @"(?<!\\)(?:\\\\)*%|\\(?:def|input|write)").ShouldBeFalse(entry);
        });
    }

    [Fact]
    public void Keys_are_ascii_and_each_is_there_once()
    {
        var text = BibTex.Write([Paper("2512.00001", "A Study", "王 伟"), Paper("2512.00002", "On the Study", "王 伟"), Paper("2512.00003", "漢字", []), Paper("2512.00004", "Étude", "Łukasz Kaiser (Google)")]);
        text.Split('\n').Where(line => line.StartsWith('@')).ShouldBe(["@misc{arxiv2025study,", "@misc{arxiv2025study-2,", "@misc{arxiv2025,", "@misc{kaiser2025etude,"]);
    }

    private static Paper Paper(string id, string title, params string[] authors) => new()
    {
        Id = ArxivId.Parse(id),
        Version = 1,
        Title = title,
        Abstract = "",
        Authors = [.. authors],
        Categories = ["cs.LG", "cs.CL"],
    };
}
