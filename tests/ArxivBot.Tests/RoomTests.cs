namespace ArxivBot.Tests;

public class RoomTests
{
    [Fact]
    public void Rooms() => 1.ShouldBe(1);
}
