using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ArxivBot.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ChatsAndDeliveries : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("ALTER TABLE Digests RENAME TO EarlierDigests; DROP INDEX IX_Digests_Chat_Day;");

            migrationBuilder.CreateTable(
                name: "Chats",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Platform = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Address = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    IsShared = table.Column<bool>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    StateReason = table.Column<string>(type: "TEXT", nullable: true),
                    Since = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    NextDueAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Settings_Days = table.Column<int>(type: "INTEGER", nullable: false),
                    Settings_DeliverAt = table.Column<TimeOnly>(type: "TEXT", nullable: false),
                    Settings_IsCompact = table.Column<bool>(type: "INTEGER", nullable: false),
                    Settings_IsOpenToAll = table.Column<bool>(type: "INTEGER", nullable: false),
                    Settings_Language = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Settings_MaximumPapers = table.Column<int>(type: "INTEGER", nullable: false),
                    Settings_MinimumScore = table.Column<double>(type: "REAL", nullable: false),
                    Settings_QuietFrom = table.Column<TimeOnly>(type: "TEXT", nullable: true),
                    Settings_QuietUntil = table.Column<TimeOnly>(type: "TEXT", nullable: true),
                    Settings_Replacements = table.Column<bool>(type: "INTEGER", nullable: false),
                    Settings_Rhythm = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Settings_SaysNothingToday = table.Column<bool>(type: "INTEGER", nullable: false),
                    Settings_TimeZone = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Settings_WeeklyOn = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Chats", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Compositions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Announced = table.Column<int>(type: "INTEGER", nullable: false),
                    Fetched = table.Column<int>(type: "INTEGER", nullable: false),
                    Matched = table.Column<int>(type: "INTEGER", nullable: false),
                    Shown = table.Column<int>(type: "INTEGER", nullable: false),
                    Unparseable = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Compositions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SavedPapers",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Platform = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Person = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    PaperId = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    SavedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SavedPapers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SavedPapers_Papers_PaperId",
                        column: x => x.PaperId,
                        principalTable: "Papers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ChatQueues",
                columns: table => new
                {
                    ChatId = table.Column<int>(type: "INTEGER", nullable: false),
                    Platform = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    NotBefore = table.Column<long>(type: "INTEGER", nullable: true),
                    Failures = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ChatQueues", x => x.ChatId);
                    table.ForeignKey(
                        name: "FK_ChatQueues_Chats_ChatId",
                        column: x => x.ChatId,
                        principalTable: "Chats",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Subscriptions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ChatId = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false, collation: "NOCASE"),
                    Categories = table.Column<string>(type: "TEXT", nullable: false),
                    Query = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Mode = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    CreatedBy = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Subscriptions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Subscriptions_Chats_ChatId",
                        column: x => x.ChatId,
                        principalTable: "Chats",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "WatchedTerms",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ChatId = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false, collation: "NOCASE")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WatchedTerms", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WatchedTerms_Chats_ChatId",
                        column: x => x.ChatId,
                        principalTable: "Chats",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CompositionMailings",
                columns: table => new
                {
                    CompositionId = table.Column<int>(type: "INTEGER", nullable: false),
                    MailingId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CompositionMailings", x => new { x.CompositionId, x.MailingId });
                    table.ForeignKey(
                        name: "FK_CompositionMailings_Compositions_CompositionId",
                        column: x => x.CompositionId,
                        principalTable: "Compositions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_CompositionMailings_Mailings_MailingId",
                        column: x => x.MailingId,
                        principalTable: "Mailings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CompositionPapers",
                columns: table => new
                {
                    CompositionId = table.Column<int>(type: "INTEGER", nullable: false),
                    Rank = table.Column<int>(type: "INTEGER", nullable: false),
                    PaperId = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Score = table.Column<double>(type: "REAL", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CompositionPapers", x => new { x.CompositionId, x.Rank });
                    table.ForeignKey(
                        name: "FK_CompositionPapers_Compositions_CompositionId",
                        column: x => x.CompositionId,
                        principalTable: "Compositions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_CompositionPapers_Papers_PaperId",
                        column: x => x.PaperId,
                        principalTable: "Papers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Messages",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    CompositionId = table.Column<int>(type: "INTEGER", nullable: true),
                    Platform = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Part = table.Column<int>(type: "INTEGER", nullable: false),
                    Payload = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Messages", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Messages_Compositions_CompositionId",
                        column: x => x.CompositionId,
                        principalTable: "Compositions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Digests",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ChatId = table.Column<int>(type: "INTEGER", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    CompositionId = table.Column<int>(type: "INTEGER", nullable: false),
                    BuiltAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Digests", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Digests_Chats_ChatId",
                        column: x => x.ChatId,
                        principalTable: "Chats",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Digests_Compositions_CompositionId",
                        column: x => x.CompositionId,
                        principalTable: "Compositions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Deliveries",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ChatId = table.Column<int>(type: "INTEGER", nullable: false),
                    DigestId = table.Column<int>(type: "INTEGER", nullable: true),
                    Part = table.Column<int>(type: "INTEGER", nullable: false),
                    MessageId = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    PossibleRepeats = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    TriedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    SentAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Receipt = table.Column<string>(type: "TEXT", maxLength: 100, nullable: true),
                    Error = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Deliveries", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Deliveries_Chats_ChatId",
                        column: x => x.ChatId,
                        principalTable: "Chats",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Deliveries_Digests_DigestId",
                        column: x => x.DigestId,
                        principalTable: "Digests",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Deliveries_Messages_MessageId",
                        column: x => x.MessageId,
                        principalTable: "Messages",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Digests_ChatId_Day",
                table: "Digests",
                columns: new[] { "ChatId", "Day" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Digests_CompositionId_ChatId",
                table: "Digests",
                columns: new[] { "CompositionId", "ChatId" });

            migrationBuilder.CreateIndex(
                name: "IX_ChatQueues_Platform_NotBefore",
                table: "ChatQueues",
                columns: new[] { "Platform", "NotBefore" });

            migrationBuilder.CreateIndex(
                name: "IX_Chats_NextDueAt",
                table: "Chats",
                column: "NextDueAt");

            migrationBuilder.CreateIndex(
                name: "IX_Chats_Platform_Address",
                table: "Chats",
                columns: new[] { "Platform", "Address" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CompositionMailings_MailingId",
                table: "CompositionMailings",
                column: "MailingId");

            migrationBuilder.CreateIndex(
                name: "IX_CompositionPapers_PaperId_CompositionId",
                table: "CompositionPapers",
                columns: new[] { "PaperId", "CompositionId" });

            migrationBuilder.CreateIndex(
                name: "IX_Compositions_Hash",
                table: "Compositions",
                column: "Hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Deliveries_DigestId_Part",
                table: "Deliveries",
                columns: new[] { "DigestId", "Part" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Deliveries_MessageId",
                table: "Deliveries",
                column: "MessageId");

            migrationBuilder.CreateIndex(
                name: "IX_Deliveries_Queued",
                table: "Deliveries",
                columns: new[] { "ChatId", "Id" },
                filter: "State = 'Queued'");

            migrationBuilder.CreateIndex(
                name: "IX_Deliveries_Sending",
                table: "Deliveries",
                column: "TriedAt",
                filter: "State = 'Sending'");

            migrationBuilder.CreateIndex(
                name: "IX_Messages_CompositionId_Platform_Part",
                table: "Messages",
                columns: new[] { "CompositionId", "Platform", "Part" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SavedPapers_PaperId",
                table: "SavedPapers",
                column: "PaperId");

            migrationBuilder.CreateIndex(
                name: "IX_SavedPapers_Platform_Person_PaperId",
                table: "SavedPapers",
                columns: new[] { "Platform", "Person", "PaperId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Subscriptions_ChatId_Name",
                table: "Subscriptions",
                columns: new[] { "ChatId", "Name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Subscriptions_CreatedBy",
                table: "Subscriptions",
                column: "CreatedBy");

            migrationBuilder.CreateIndex(
                name: "IX_WatchedTerms_ChatId_Kind_Text",
                table: "WatchedTerms",
                columns: new[] { "ChatId", "Kind", "Text" },
                unique: true);

            // The one chat there was, with what it has been shown: it is not shown that again.
            migrationBuilder.Sql(
                """
                INSERT INTO Chats (Id, Platform, Address, IsShared, State, Version, CreatedAt, Settings_Days, Settings_DeliverAt, Settings_IsCompact,
                    Settings_IsOpenToAll, Settings_Language, Settings_MaximumPapers, Settings_MinimumScore, Settings_Replacements, Settings_Rhythm,
                    Settings_SaysNothingToday, Settings_TimeZone, Settings_WeeklyOn)
                SELECT 1, 'console', 'me', 0, 'Active', 0, min(ComposedAt), 127, '08:00:00', 0, 0, 'en', 30, 0, 0, 'Daily', 0, 'UTC', 5
                FROM EarlierDigests HAVING count(*) > 0;
                INSERT INTO Compositions (Id, Hash, Day, Announced, Fetched, Matched, Shown, Unparseable)
                SELECT Id, 'earlier ' || Id, Day, Announced, Fetched, Matched, Shown, Unparseable FROM EarlierDigests;
                INSERT INTO CompositionPapers (CompositionId, Rank, PaperId, Score) SELECT DigestId, Rank, PaperId, Score FROM DigestPapers;
                INSERT INTO CompositionMailings (CompositionId, MailingId) SELECT DISTINCT DigestId, MailingId FROM DigestMailings;
                INSERT INTO Digests (Id, ChatId, Day, CompositionId, BuiltAt) SELECT Id, 1, Day, Id, ComposedAt FROM EarlierDigests;
                DROP TABLE DigestPapers;
                DROP TABLE DigestMailings;
                DROP TABLE EarlierDigests;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new NotSupportedException("To go back to an earlier version, restore the backup made before the upgrade.");
    }
}
