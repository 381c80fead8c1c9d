using ArxivBot.Digests;
using ArxivBot.Storage;
using ArxivBot.Subscriptions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ArxivBot.Tests.Storage;

public class MigrationTests
{
    [Fact]
    public void The_migrations_make_the_tables_that_the_program_expects()
    {
        using var db = new SqliteContextFactory().CreateDbContext([]);

        db.Database.HasPendingModelChanges().ShouldBeFalse("run dotnet ef migrations add for what has changed in the mappings");
    }

    [Fact]
    public async Task What_the_console_was_shown_before_there_were_chats_is_not_shown_again()
    {
        using var db = new SqliteContextFactory().CreateDbContext([]);
        await db.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await db.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys = ON", TestContext.Current.CancellationToken);
        var migrator = db.GetService<IMigrator>();
        await migrator.MigrateAsync("Initial", TestContext.Current.CancellationToken);
        await db.Database.ExecuteSqlRawAsync(
            """
            INSERT INTO Papers (Id, Version, Title, Abstract, Authors, Categories) VALUES ('2512.13001', 1, 'A title', 'Words', '[]', '["cs.LG"]');
            INSERT INTO Mailings (Id, Category, Day, State, OpenedAt, Announced, Parsed, New, Cross, Replaced, Unparseable)
            VALUES (7, 'cs.LG', '2025-12-16', 'Closed', 0, 1, 1, 1, 0, 0, 0);
            INSERT INTO Digests (Id, Chat, Day, ComposedAt, Announced, Fetched, Matched, Shown, Unparseable, Document)
            VALUES (3, 'console', '2025-12-16', 5, 1, 1, 1, 1, 0, '{}');
            INSERT INTO DigestPapers (Chat, DigestId, PaperId, Rank, Score) VALUES ('console', 3, '2512.13001', 1, 2.5);
            INSERT INTO DigestMailings (Chat, DigestId, MailingId) VALUES ('console', 3, 7);
            """.Replace("{}", "{{}}", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        await migrator.MigrateAsync(cancellationToken: TestContext.Current.CancellationToken);

        var chat = (await Chats.FindAsync(db, "console", "me", TestContext.Current.CancellationToken)).ShouldNotBeNull();
        chat.ShouldSatisfyAllConditions(c => c.Subscriptions.ShouldBeEmpty(), c => c.Settings.DeliverAt.ShouldBe(new TimeOnly(8, 0)), c => c.NextDueAt.ShouldBeNull());
        var digest = await db.Set<Digest>().Include(d => d.Composition.Papers).Include(d => d.Composition.Mailings).SingleAsync(TestContext.Current.CancellationToken);
        digest.ShouldSatisfyAllConditions(
            d => d.ChatId.ShouldBe(chat.Id), d => d.Day.ShouldBe(new DateOnly(2025, 12, 16)), d => d.Composition.Coverage.ShouldBe(new Coverage(1, 1, 1, 1, 0)),
            d => d.Composition.Papers.Single().ShouldSatisfyAllConditions(p => p.PaperId.Value.ShouldBe("2512.13001"), p => p.Score.ShouldBe(2.5)),
            d => d.Composition.Mailings.Single().MailingId.ShouldBe(7));
    }

    [Fact]
    public async Task An_empty_database_of_before_has_no_chat_afterwards()
    {
        using var db = new SqliteContextFactory().CreateDbContext([]);
        await db.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);

        await db.Database.MigrateAsync(TestContext.Current.CancellationToken);

        (await db.Set<Chat>().CountAsync(TestContext.Current.CancellationToken)).ShouldBe(0);
    }
}
