namespace ArxivBot.Summaries.Faithfulness;

/// <summary>What tells whether a name of a summary is meant where a paper has it. From 0 to 1 where nothing else is said.</summary>
internal enum NameSignal
{
    /// <summary>Always 1.</summary>
    Bias,

    /// <summary>It is what the paper is about.</summary>
    Subject,

    /// <summary>How much a passage with the name shares with the summary's sentence, of what the best passage shares.</summary>
    TopicOfSentence,

    /// <summary>The same, of what stands between the commas around it.</summary>
    TopicBetweenCommas,

    /// <summary>Of the words of the summary's clause, those in the paper's clause.</summary>
    WordsBeside,

    /// <summary>The summary's clause has no words that tell anything.</summary>
    NoWords,

    /// <summary>Of the numbers in its clause that the paper has, those that stand anywhere near the name.</summary>
    NumbersAnywhere,

    /// <summary>The summary's clause has no number of the paper.</summary>
    NoNumbersBeside,

    /// <summary>The summary's sentence has the name more often than the paper's.</summary>
    Repeated,

    /// <summary>A name next to it is next to it in the paper.</summary>
    Neighbour,

    /// <summary>Those that the paper has beside it somewhere.</summary>
    NumbersBeside,

    /// <summary>Those that the paper has beside something that the sentence has not, and nowhere beside it.</summary>
    NumbersOfStranger,

    /// <summary>How much more all that fits than at names that the sentence has not; from about -9 to 9.</summary>
    Lead,

    /// <summary>The same where it is less, else 0.</summary>
    Lag,

    /// <summary>How much more of what is close to it in the summary is as close to it in the paper than to names that the sentence has not, from -1 to 1.</summary>
    AroundLead,

    /// <summary>The same where it is less, else 0.</summary>
    AroundLag,

    /// <summary>How much less that is than for the paper's subject where the sentence has not that, else 0.</summary>
    AroundSubjectLag,
}
