namespace ArxivBot.Summaries.Faithfulness;

/// <summary>What tells whether a number of a summary is the one that a paper prints at some place. From 0 to 1 where nothing else is said.</summary>
internal enum NumberSignal
{
    /// <summary>Always 1.</summary>
    Bias,

    /// <summary>It is a table's cell.</summary>
    InTable,

    /// <summary>The summary's clause has no words that tell anything.</summary>
    NoWords,

    /// <summary>The paper names something beside it that the summary's sentence has not.</summary>
    Strange,

    /// <summary>What part of the names beside it that is.</summary>
    StrangeShare,

    /// <summary>What the paper names beside it the summary names beside another number.</summary>
    NamedElsewhere,

    /// <summary>The summary's clause names another row of the table, and not this one. Not of a number that something changes from: “with A it falls from 3 to 2”.</summary>
    AnotherRow,

    /// <summary>The same of a column.</summary>
    AnotherColumn,

    /// <summary>The same by words, of columns without a name.</summary>
    AnotherColumnInWords,

    /// <summary>Who is ahead of whom, or instead of whom, is the other way round.</summary>
    Reversed,

    /// <summary>The two clauses name different rows or columns of some table.</summary>
    RivalNamed,

    /// <summary>The same of what they mean, be it named before.</summary>
    RivalMeant,

    /// <summary>The summary has the paper's subject where the paper has something else.</summary>
    SubjectForAnother,

    /// <summary>The summary's sentence has the number more often than the paper's.</summary>
    Repeated,

    /// <summary>Of the sentence's other numbers, those in the paper's sentence or row, or near it.</summary>
    NumbersNear,

    /// <summary>How much the passage shares with the summary's sentence or clause, of what the best passage shares.</summary>
    Topic,

    /// <summary>Enough of that.</summary>
    OnTopic,

    /// <summary>The logarithm of how often the paper has the number.</summary>
    Mentions,

    /// <summary>The summary has a unit, the paper's number none.</summary>
    UnitAdded,

    /// <summary>The summary has a unit, the paper's number none, but other numbers near it have.</summary>
    UnitOfOthers,

    /// <summary>The same, and it is a unit that cannot be left out: seconds, metres.</summary>
    MeasureAdded,

    /// <summary>The paper has a unit, the summary none.</summary>
    UnitLeftOut,

    /// <summary>It is a count in letters.</summary>
    InLetters,

    /// <summary>It is “one”.</summary>
    One,

    /// <summary>The paper counts the same things elsewhere, and other numbers of them.</summary>
    CountedOtherwise,

    /// <summary>Of a cell's row label, what the summary says beside the number.</summary>
    RowBeside,

    /// <summary>The row is the paper's subject's.</summary>
    RowOfSubject,

    /// <summary>1 where both clauses begin with the same name, -1 where with different ones.</summary>
    Leader,

    /// <summary>How much more all that fits than at the paper's other numbers; from about -9 to 9.</summary>
    Lead,

    /// <summary>The same where it is less, else 0.</summary>
    Lag,

    /// <summary>The logarithm of how many others fit better.</summary>
    Better,

    /// <summary>As <see cref="Lead"/>, among numbers of any kind: of other units, counts for shares.</summary>
    LeadOfAny,

    /// <summary>As <see cref="Lag"/>, among numbers of any kind.</summary>
    LagOfAny,

    /// <summary>How much of what is close to it in the summary is as close to it in the paper, of what that is at the number where it is most.</summary>
    AroundOfBest,

    /// <summary>How much less that is than at the paper's other numbers of any kind, from -1; else 0.</summary>
    AroundLagOfAny,

    /// <summary>The logarithm of how many numbers have more of it.</summary>
    AroundBetter,
}
