using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ArxivBot.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Digests",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Chat = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ComposedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    SentAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Announced = table.Column<int>(type: "INTEGER", nullable: false),
                    Fetched = table.Column<int>(type: "INTEGER", nullable: false),
                    Matched = table.Column<int>(type: "INTEGER", nullable: false),
                    Shown = table.Column<int>(type: "INTEGER", nullable: false),
                    Unparseable = table.Column<int>(type: "INTEGER", nullable: false),
                    Document = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Digests", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "FeedStates",
                columns: table => new
                {
                    Category = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    ETag = table.Column<string>(type: "TEXT", nullable: true),
                    LookedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    FailingSince = table.Column<long>(type: "INTEGER", nullable: true),
                    NotBefore = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FeedStates", x => x.Category);
                });

            migrationBuilder.CreateTable(
                name: "Mailings",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Category = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    OpenedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ClosedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Announced = table.Column<int>(type: "INTEGER", nullable: false),
                    Parsed = table.Column<int>(type: "INTEGER", nullable: false),
                    New = table.Column<int>(type: "INTEGER", nullable: false),
                    Cross = table.Column<int>(type: "INTEGER", nullable: false),
                    Replaced = table.Column<int>(type: "INTEGER", nullable: false),
                    Unparseable = table.Column<int>(type: "INTEGER", nullable: false),
                    Waiting = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Mailings", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Papers",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    Abstract = table.Column<string>(type: "TEXT", nullable: false),
                    Authors = table.Column<string>(type: "TEXT", nullable: false),
                    Categories = table.Column<string>(type: "TEXT", nullable: false),
                    License = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Papers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "DigestMailings",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    DigestId = table.Column<int>(type: "INTEGER", nullable: false),
                    Chat = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    MailingId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DigestMailings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DigestMailings_Digests_DigestId",
                        column: x => x.DigestId,
                        principalTable: "Digests",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_DigestMailings_Mailings_MailingId",
                        column: x => x.MailingId,
                        principalTable: "Mailings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "UnparsedAnnouncements",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    MailingId = table.Column<int>(type: "INTEGER", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    Source = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UnparsedAnnouncements", x => x.Id);
                    table.ForeignKey(
                        name: "FK_UnparsedAnnouncements_Mailings_MailingId",
                        column: x => x.MailingId,
                        principalTable: "Mailings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Announcements",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    MailingId = table.Column<int>(type: "INTEGER", nullable: false),
                    PaperId = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Announcements", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Announcements_Mailings_MailingId",
                        column: x => x.MailingId,
                        principalTable: "Mailings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Announcements_Papers_PaperId",
                        column: x => x.PaperId,
                        principalTable: "Papers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DigestPapers",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    DigestId = table.Column<int>(type: "INTEGER", nullable: false),
                    Chat = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    PaperId = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Rank = table.Column<int>(type: "INTEGER", nullable: false),
                    Score = table.Column<double>(type: "REAL", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DigestPapers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DigestPapers_Digests_DigestId",
                        column: x => x.DigestId,
                        principalTable: "Digests",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_DigestPapers_Papers_PaperId",
                        column: x => x.PaperId,
                        principalTable: "Papers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Announcements_MailingId_PaperId",
                table: "Announcements",
                columns: new[] { "MailingId", "PaperId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Announcements_PaperId",
                table: "Announcements",
                column: "PaperId");

            migrationBuilder.CreateIndex(
                name: "IX_DigestMailings_Chat_MailingId",
                table: "DigestMailings",
                columns: new[] { "Chat", "MailingId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DigestMailings_DigestId",
                table: "DigestMailings",
                column: "DigestId");

            migrationBuilder.CreateIndex(
                name: "IX_DigestMailings_MailingId",
                table: "DigestMailings",
                column: "MailingId");

            migrationBuilder.CreateIndex(
                name: "IX_DigestPapers_Chat_PaperId",
                table: "DigestPapers",
                columns: new[] { "Chat", "PaperId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_DigestPapers_DigestId",
                table: "DigestPapers",
                column: "DigestId");

            migrationBuilder.CreateIndex(
                name: "IX_DigestPapers_PaperId",
                table: "DigestPapers",
                column: "PaperId");

            migrationBuilder.CreateIndex(
                name: "IX_Digests_Chat_Day",
                table: "Digests",
                columns: new[] { "Chat", "Day" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Mailings_Category_Day",
                table: "Mailings",
                columns: new[] { "Category", "Day" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Mailings_Day",
                table: "Mailings",
                column: "Day");

            migrationBuilder.CreateIndex(
                name: "IX_UnparsedAnnouncements_MailingId",
                table: "UnparsedAnnouncements",
                column: "MailingId");

            // A closed mailing never changes, whatever code tries to.
            migrationBuilder.Sql(
                """
                CREATE TRIGGER ClosedMailingsNeverChange BEFORE UPDATE ON Mailings WHEN OLD.State = 'Closed'
                BEGIN SELECT RAISE(ABORT, 'a closed mailing never changes'); END;
                CREATE TRIGGER ClosedMailingsTakeNoAnnouncement BEFORE INSERT ON Announcements
                WHEN (SELECT State FROM Mailings WHERE Id = NEW.MailingId) = 'Closed'
                BEGIN SELECT RAISE(ABORT, 'a closed mailing takes no announcement'); END;
                CREATE TRIGGER AnnouncementsNeverChange BEFORE UPDATE ON Announcements
                BEGIN SELECT RAISE(ABORT, 'an announcement never changes'); END;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Announcements");

            migrationBuilder.DropTable(
                name: "DigestMailings");

            migrationBuilder.DropTable(
                name: "DigestPapers");

            migrationBuilder.DropTable(
                name: "FeedStates");

            migrationBuilder.DropTable(
                name: "UnparsedAnnouncements");

            migrationBuilder.DropTable(
                name: "Digests");

            migrationBuilder.DropTable(
                name: "Papers");

            migrationBuilder.DropTable(
                name: "Mailings");
        }
    }
}
