namespace ArxivBot.Summaries.Faithfulness;

/// <summary>What tells whether a name of a summary is meant where a paper has it. From 0 to 1 where nothing else is said.</summary>
internal enum NameSignal
{
    /// <summary>Always 1.</summary>
    Bias,

    /// <summary>It is what the paper is about.</summary>
    Subject,

    /// <summary>The paper has it nowhere as a name.</summary>
    NoMention,

    /// <summary>The logarithm of how often the paper has it.</summary>
    Mentions,

    /// <summary>How telling it is, at most 6.</summary>
    Weight,

    /// <summary>How much a passage with the name shares with the summary's sentence, of what the best passage shares.</summary>
    TopicOfSentence,

    /// <summary>The same, of its clause.</summary>
    TopicOfClause,

    /// <summary>The same, of what stands between the commas around it.</summary>
    TopicBetweenCommas,

    /// <summary>The most of these three.</summary>
    Topic,

    /// <summary>The sentence names nothing else but the paper's subject.</summary>
    OnlyName,

    /// <summary>Of the words of the summary's clause, those in the paper's clause.</summary>
    WordsBeside,

    /// <summary>Those in its sentence, or in its row, header and caption.</summary>
    WordsWithin,

    /// <summary>Those there or in what stands before and after.</summary>
    WordsNear,

    /// <summary>The summary's clause has none that tell anything.</summary>
    NoWords,

    /// <summary>Of the numbers in its clause that the paper has, those in the paper's sentence or row.</summary>
    NumbersWithin,

    /// <summary>Those there or near.</summary>
    NumbersNear,

    /// <summary>Those that stand anywhere near the name.</summary>
    NumbersAnywhere,

    /// <summary>The summary's clause has no number of the paper.</summary>
    NoNumbersBeside,

    /// <summary>The summary's sentence has the name more often than the paper's.</summary>
    Repeated,

    /// <summary>A name next to it is next to it in the paper.</summary>
    Neighbour,

    /// <summary>It is the paper's subject and the first name of its sentence.</summary>
    SubjectFirst,

    /// <summary>Of the numbers in its clause, those that the paper has beside it somewhere.</summary>
    NumbersBeside,

    /// <summary>Those that the paper has beside something that the sentence has not, and nowhere beside it.</summary>
    NumbersOfStranger,

    /// <summary>Those that it has beside what another clause of the sentence means, and nowhere beside it.</summary>
    NumbersOfSibling,

    /// <summary>Those that it has beside its subject, which the sentence has not, and nowhere beside it.</summary>
    NumbersOfSubject,

    /// <summary>How much more all that fits than at names that the sentence has not; from about -9 to 9.</summary>
    Lead,

    /// <summary>The same where it is less, else 0.</summary>
    Lag,

    /// <summary>How much less it fits than the paper's subject where the sentence has not that, else 0.</summary>
    SubjectLag,

    /// <summary>The logarithm of how many names that the sentence has not fit better.</summary>
    Better,

    /// <summary>How much of what is close to it in the summary is as close to it in the paper.</summary>
    Around,

    /// <summary>The same, of what it is at the name that the sentence has not where it is most.</summary>
    AroundOfBest,

    /// <summary>How much more that is than at names that the sentence has not, from -1 to 1.</summary>
    AroundLead,

    /// <summary>The same where it is less, else 0.</summary>
    AroundLag,

    /// <summary>As <see cref="SubjectLag"/>, of <see cref="Around"/>.</summary>
    AroundSubjectLag,

    /// <summary>The logarithm of how many names that the sentence has not have more of it.</summary>
    AroundBetter,
}
