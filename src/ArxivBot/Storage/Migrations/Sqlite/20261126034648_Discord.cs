using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ArxivBot.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Discord : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "DiscordCommands",
                columns: table => new
                {
                    Scope = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    Hash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DiscordCommands", x => x.Scope);
                });

            migrationBuilder.CreateTable(
                name: "DiscordIdentifies",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DiscordIdentifies", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_DiscordIdentifies_At",
                table: "DiscordIdentifies",
                column: "At");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "DiscordCommands");

            migrationBuilder.DropTable(
                name: "DiscordIdentifies");
        }
    }
}
