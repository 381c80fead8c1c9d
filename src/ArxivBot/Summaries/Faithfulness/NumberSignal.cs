namespace ArxivBot.Summaries.Faithfulness;

/// <summary>What tells whether a number of a summary is the one that a paper prints at some place. From 0 to 1 where nothing else is said.</summary>
internal enum NumberSignal
{
    /// <summary>Always 1.</summary>
    Bias,

    /// <summary>It is a table's cell.</summary>
    InTable,

    /// <summary>The summary is in Chinese.</summary>
    InChinese,

    /// <summary>Of the names that the summary has beside the number, those in the paper's clause, or of its row and column.</summary>
    NamesBeside,

    /// <summary>Those in its sentence, or in its row, header and caption.</summary>
    NamesWithin,

    /// <summary>Those there or in what stands before and after.</summary>
    NamesNear,

    /// <summary>The summary names nothing beside it but the paper's subject.</summary>
    NoNames,

    /// <summary>Something that a table compares is named beside it in the summary, and not in the paper.</summary>
    ComparedElsewhere,

    /// <summary>The same, and it is not even near.</summary>
    ComparedNowhere,

    /// <summary>As <see cref="NamesBeside"/>, of the words.</summary>
    WordsBeside,

    /// <summary>As <see cref="NamesWithin"/>.</summary>
    WordsWithin,

    /// <summary>The summary's clause has none that tell anything.</summary>
    NoWords,

    /// <summary>The paper names something beside it that the summary's sentence has not.</summary>
    Strange,

    /// <summary>What part of the names beside it that is.</summary>
    StrangeShare,

    /// <summary>What the paper names beside it the summary names beside another number.</summary>
    NamedElsewhere,

    /// <summary>Both name the same beside it.</summary>
    NamedBeside,

    /// <summary>The summary's clause names another row of the table, and not this one.</summary>
    AnotherRow,

    /// <summary>The same by words, of rows without a name.</summary>
    AnotherRowInWords,

    /// <summary>The same of a column.</summary>
    AnotherColumn,

    /// <summary>The same by words, of columns without a name.</summary>
    AnotherColumnInWords,

    /// <summary>What the clause means, be it named before, is another row.</summary>
    AnotherRowMeant,

    /// <summary><see cref="AnotherRow"/>, of a number that something changes from: “with A it falls from 3 to 2”. The other three are then 0.</summary>
    StartOfAnother,

    /// <summary>Who is ahead of whom, or instead of whom, is the other way round.</summary>
    Reversed,

    /// <summary>Both sentences open with what they are about, and with different things: “On ELI5, ”.</summary>
    AnotherFrame,

    /// <summary>Of “A, B and C. They fell by 4.6, 3.8 and 0.9” it is the number of another name.</summary>
    ListedOtherwise,

    /// <summary>The two clauses name different rows or columns of some table.</summary>
    RivalNamed,

    /// <summary>The same by words, of rows and columns without a name.</summary>
    RivalInWords,

    /// <summary>The same of what they mean, be it named before.</summary>
    RivalMeant,

    /// <summary>The summary has the paper's subject where the paper has something else.</summary>
    SubjectForAnother,

    /// <summary>The summary's sentence has the number more often than the paper's.</summary>
    Repeated,

    /// <summary>Of the sentence's other numbers, those in the paper's sentence or row.</summary>
    NumbersWithin,

    /// <summary>Those there or near.</summary>
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

    /// <summary>The summary has a unit, the table says none.</summary>
    UnitAddedToCell,

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

    /// <summary>What the summary's sentence says.</summary>
    RowWithin,

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

    /// <summary>As <see cref="Better"/>, among numbers of any kind.</summary>
    BetterOfAny,

    /// <summary>How much of what is close to it in the summary is as close to it in the paper.</summary>
    Around,

    /// <summary>The same, of what it is at the number of the paper where it is most.</summary>
    AroundOfBest,

    /// <summary>How much more that is than at the paper's other numbers, from -1 to 1.</summary>
    AroundLead,

    /// <summary>The same where it is less, else 0.</summary>
    AroundLag,

    /// <summary>As <see cref="AroundLag"/>, among numbers of any kind.</summary>
    AroundLagOfAny,

    /// <summary>The logarithm of how many numbers have more of it.</summary>
    AroundBetter,
}
