using ArxivBot.Commands;
using ArxivBot.Platforms.Console;

namespace ArxivBot.Tests.Platforms.Console;

public class EditedLineTests
{
    private static readonly string[] History = ["/help", "/subscriptions"];

    [Fact]
    public void Characters_go_where_the_cursor_is()
    {
        var line = Typed("ac");
        Press(line, ConsoleKey.LeftArrow);
        Type(line, "b");
        (line.Text, line.Cursor).ShouldBe(("abc", 2));
        Press(line, ConsoleKey.Home);
        Type(line, "→");
        Press(line, ConsoleKey.E, ConsoleModifiers.Control);
        Type(line, "!");
        line.Text.ShouldBe("→abc!");
    }

    [Fact]
    public void A_letter_with_its_marks_and_an_emoji_are_one_step()
    {
        var line = Typed("ae\u0301👩‍🔬");
        Press(line, ConsoleKey.Backspace);
        line.Text.ShouldBe("ae\u0301");
        Press(line, ConsoleKey.LeftArrow);
        line.Cursor.ShouldBe(1);
        Press(line, ConsoleKey.Delete);
        line.Text.ShouldBe("a");
    }

    [Fact]
    public void Words_and_the_rest_are_cut()
    {
        var line = Typed("/subscribe cs.LG LLM");
        Press(line, ConsoleKey.W, ConsoleModifiers.Control);
        line.Text.ShouldBe("/subscribe cs.LG ");
        Press(line, ConsoleKey.A, ConsoleModifiers.Control);
        Press(line, ConsoleKey.RightArrow);
        Press(line, ConsoleKey.K, ConsoleModifiers.Control);
        line.Text.ShouldBe("/");
        Press(line, ConsoleKey.U, ConsoleModifiers.Control);
        line.Text.ShouldBe("");
    }

    [Fact]
    public void What_was_typed_before_comes_back_and_what_is_unfinished_stays()
    {
        var line = Typed("/ke");
        Press(line, ConsoleKey.UpArrow);
        line.Text.ShouldBe("/subscriptions");
        Press(line, ConsoleKey.UpArrow);
        Press(line, ConsoleKey.UpArrow);
        line.Text.ShouldBe("/help");
        Press(line, ConsoleKey.DownArrow);
        Press(line, ConsoleKey.DownArrow);
        Press(line, ConsoleKey.DownArrow);
        line.Text.ShouldBe("/ke");
    }

    [Fact]
    public void Tab_writes_what_is_sure_and_offers_what_is_not()
    {
        var line = Typed("/sub");
        Press(line, ConsoleKey.Tab);
        line.Text.ShouldBe("/subscri");
        line.Offered.ShouldBeEmpty();
        Press(line, ConsoleKey.Tab);
        line.Offered.ShouldBe(["/subscribe", "/subscriptions"]);
        Type(line, "b");
        Press(line, ConsoleKey.Tab);
        line.Text.ShouldBe("/subscribe ");
        Type(line, "cs.lg");
        Press(line, ConsoleKey.Tab);
        line.Text.ShouldBe("/subscribe cs.LG ");
        Type(line, "na");
        Press(line, ConsoleKey.Tab);
        line.Text.ShouldBe("/subscribe cs.LG name=");
    }

    [Theory]
    [InlineData("/settings zone=europe/berl", "zone=Europe/Berlin")]
    [InlineData("/settings layout=c", "layout=compact")]
    [InlineData("/unsubscribe mo", "moe")]
    [InlineData("/keywords re", "remove")]
    [InlineData("/help unsub", "unsubscribe")]
    [InlineData("/subscribe cs.LG, cs.CL;hep-t", "hep-th")]
    [InlineData("/nothing x", null)]
    public void Values_are_completed_by_what_the_parameter_takes(string text, string? expected) =>
        Completion.Of(text, ["moe", "all papers"]).Candidates.Take(1).ShouldBe(expected is null ? [] : [expected]);

    [Fact]
    public void Enter_ends_the_line_and_control_d_the_conversation()
    {
        var line = Typed("x");
        line.Press(Key(ConsoleKey.D, ConsoleModifiers.Control)).ShouldBe(LineState.Going);
        line.Press(Key(ConsoleKey.Enter)).ShouldBe(LineState.Done);
        Typed("").Press(Key(ConsoleKey.D, ConsoleModifiers.Control)).ShouldBe(LineState.Ended);
    }

    [Fact]
    public void A_line_that_is_wider_than_the_screen_shows_where_the_cursor_is()
    {
        var keys = new Queue<ConsoleKeyInfo>([.. "/subscribe cs.LG 日本語の論文".Select(c => new ConsoleKeyInfo(c, 0, false, false, false)), Key(ConsoleKey.Enter)]);
        var screen = new StringWriter();
        new LineEditor("me> ", screen, () => 20, keys.Dequeue).Read([], text => new Completion(text.Length, [])).ShouldBe("/subscribe cs.LG 日本語の論文");
        var last = screen.ToString().Split('\r')[^1];
        last.ShouldBe("me> LG 日本語の論文\e[K\n");
    }

    private static EditedLine Typed(string text)
    {
        var line = new EditedLine(History, typed => Completion.Of(typed, []));
        Type(line, text);
        return line;
    }

    private static void Type(EditedLine line, string text)
    {
        foreach (var character in text)
            line.Press(new ConsoleKeyInfo(character, 0, shift: false, alt: false, control: false)).ShouldBe(LineState.Going);
    }

    private static void Press(EditedLine line, ConsoleKey key, ConsoleModifiers modifiers = 0) => line.Press(Key(key, modifiers));

    private static ConsoleKeyInfo Key(ConsoleKey key, ConsoleModifiers modifiers = 0) => new('\0', key, false, false, modifiers.HasFlag(ConsoleModifiers.Control));
}
