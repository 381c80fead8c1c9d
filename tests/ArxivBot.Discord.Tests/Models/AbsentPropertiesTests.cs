using System.Collections;
using System.Reflection;
using System.Text.Json;

namespace ArxivBot.Discord.Tests.Models;

/// <summary>Discord leaves out what is empty: what may not be null is empty then.</summary>
public class AbsentPropertiesTests
{
    public static TheoryData<Type> Told => [typeof(Interaction), typeof(InteractionData), typeof(InteractionOption), typeof(InteractionResolved), typeof(Message), typeof(Channel), typeof(Guild), typeof(Member), typeof(ActiveThreads)];

    [Theory]
    [MemberData(nameof(Told))]
    public void What_is_left_out_is_empty(Type type)
    {
        var told = JsonSerializer.Deserialize("{}", DiscordJson.Lenient.GetTypeInfo(type)!).ShouldNotBeNull();

        var nullability = new NullabilityInfoContext();
        foreach (var property in type.GetProperties().Where(p => typeof(IEnumerable).IsAssignableFrom(p.PropertyType)))
        {
            if (nullability.Create(property).ReadState == NullabilityState.NotNull)
                property.GetValue(told).ShouldNotBeNull(property.Name);
        }
    }
}
