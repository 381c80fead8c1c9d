using ArxivBot.Arxiv;
using ArxivBot.Arxiv.FullText;
using ArxivBot.Papers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ArxivBot.Summaries;

/// <summary>A paper's text, kept for whoever asks next.</summary>
internal sealed class StoredText
{
    public required ArxivId PaperId { get; init; }

    public required int Version { get; init; }

    /// <summary>A <see cref="PaperText"/> as JSON, compressed.</summary>
    public required byte[] Content { get; init; }

    /// <summary>Of <see cref="Content"/>, in bytes.</summary>
    public required int Size { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset UsedAt { get; set; }
}

internal sealed class StoredTextMapping : IEntityTypeConfiguration<StoredText>
{
    public void Configure(EntityTypeBuilder<StoredText> text)
    {
        text.ToTable("PaperTexts");
        text.HasKey(t => new { t.PaperId, t.Version });
        text.Property(t => t.PaperId).HasConversion<ArxivIdText>().HasMaxLength(32);
        text.HasIndex(t => t.UsedAt);
    }
}

/// <summary>A summary that was made: it serves everybody who asks for the same.</summary>
internal sealed class StoredSummary
{
    public required ArxivId PaperId { get; init; }

    public required int Version { get; init; }

    /// <summary>Who made it and how: the provider, its model, the prompt's hash, the language.</summary>
    public required string Maker { get; init; }

    /// <summary>A <see cref="PaperSummary"/>.</summary>
    public required string Json { get; init; }

    public required TextSource Source { get; init; }

    /// <summary>Figures and names that were looked for in the paper; 0 where the paper itself wrote the sentences.</summary>
    public required int Checked { get; init; }

    /// <summary>Of these.</summary>
    public required int Found { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset MadeAt { get; init; }
}

internal sealed class StoredSummaryMapping : IEntityTypeConfiguration<StoredSummary>
{
    public void Configure(EntityTypeBuilder<StoredSummary> summary)
    {
        summary.ToTable("Summaries");
        summary.HasKey(s => new { s.PaperId, s.Version, s.Maker });
        summary.Property(s => s.PaperId).HasConversion<ArxivIdText>().HasMaxLength(32);
        summary.Property(s => s.Maker).HasMaxLength(200);
        summary.Property(s => s.Source).HasConversion<string>().HasMaxLength(20);
    }
}

/// <summary>One call of a model, written down before it is made: a crash cannot hide what it may have cost.</summary>
internal sealed class ModelCall
{
    public int Id { get; init; }

    /// <summary>UTC.</summary>
    public required DateTimeOffset At { get; init; }

    public required string Model { get; init; }

    public required ArxivId PaperId { get; init; }

    /// <summary>The platform and the person; null for none.</summary>
    public string? Person { get; init; }

    /// <summary>The platform and the chat; null for none.</summary>
    public string? Chat { get; init; }

    /// <summary>Until the answer says how many, an estimate.</summary>
    public required int InputTokens { get; set; }

    /// <summary>Until the answer says how many, an estimate.</summary>
    public required int OutputTokens { get; set; }

    /// <summary>In the currency of the prices.</summary>
    public required double Cost { get; set; }

    public required ModelCallState State { get; set; }
}

internal enum ModelCallState
{
    /// <summary>Under way, or cut off by the end of the program and given up at its next start.</summary>
    Open,
    Done,

    /// <summary>No answer that could be used, or the program's end came first; it may have been paid for all the same.</summary>
    Failed,
}

internal sealed class ModelCallMapping : IEntityTypeConfiguration<ModelCall>
{
    public void Configure(EntityTypeBuilder<ModelCall> call)
    {
        call.ToTable("ModelCalls");
        call.Property(c => c.Model).HasMaxLength(100);
        call.Property(c => c.PaperId).HasConversion<ArxivIdText>().HasMaxLength(32);
        call.Property(c => c.Person).HasMaxLength(100);
        call.Property(c => c.Chat).HasMaxLength(100);
        call.Property(c => c.State).HasConversion<string>().HasMaxLength(10);
        call.HasIndex(c => c.At);
    }
}

/// <summary>A paper that was to be summarized before anybody asked, written down before it was begun: a day has so many, whatever became of them.</summary>
internal sealed class PreparedPaper
{
    /// <summary>In arXiv's zone.</summary>
    public required DateOnly Day { get; init; }

    public required ArxivId PaperId { get; init; }
}

internal sealed class PreparedPaperMapping : IEntityTypeConfiguration<PreparedPaper>
{
    public void Configure(EntityTypeBuilder<PreparedPaper> paper)
    {
        paper.ToTable("PreparedPapers");
        paper.HasKey(p => new { p.Day, p.PaperId });
        paper.Property(p => p.PaperId).HasConversion<ArxivIdText>().HasMaxLength(32);
    }
}
