using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ArxivBot.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class VotesAndPlaces : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Settings_Ping",
                table: "Chats",
                type: "TEXT",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Settings_Placement",
                table: "Chats",
                type: "TEXT",
                maxLength: 16,
                nullable: false,
                defaultValue: "Here");

            migrationBuilder.AddColumn<long>(
                name: "ForbiddenSince",
                table: "ChatQueues",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "PaperVotes",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ChatId = table.Column<int>(type: "INTEGER", nullable: false),
                    Person = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    PaperId = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    IsFor = table.Column<bool>(type: "INTEGER", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PaperVotes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PaperVotes_Chats_ChatId",
                        column: x => x.ChatId,
                        principalTable: "Chats",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PaperVotes_Papers_PaperId",
                        column: x => x.PaperId,
                        principalTable: "Papers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ChatQueues_ForbiddenSince",
                table: "ChatQueues",
                column: "ForbiddenSince",
                filter: "ForbiddenSince IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_PaperVotes_ChatId_PaperId_Person",
                table: "PaperVotes",
                columns: new[] { "ChatId", "PaperId", "Person" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PaperVotes_PaperId",
                table: "PaperVotes",
                column: "PaperId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PaperVotes");

            migrationBuilder.DropIndex(
                name: "IX_ChatQueues_ForbiddenSince",
                table: "ChatQueues");

            migrationBuilder.DropColumn(
                name: "Settings_Ping",
                table: "Chats");

            migrationBuilder.DropColumn(
                name: "Settings_Placement",
                table: "Chats");

            migrationBuilder.DropColumn(
                name: "ForbiddenSince",
                table: "ChatQueues");
        }
    }
}
