using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace ArxivBot;

internal static class SettingsSection
{
    /// <summary>Binds a room's settings, refuses keys that it does not know, and checks the values before anything starts.</summary>
    /// <exception cref="UsageException">Names each wrong key, its value and what is allowed.</exception>
    public static IHostApplicationBuilder AddSettings<TOptions, TValidator>(this IHostApplicationBuilder builder, string section)
        where TOptions : class
        where TValidator : class, IValidateOptions<TOptions>
    {
        SettingsCheck.Check(builder.Configuration.GetSection(section), typeof(TOptions));
        builder.Services.AddOptions<TOptions>()
            .BindConfiguration(section, binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateOnStart();
        builder.Services.AddSingleton<IValidateOptions<TOptions>, TValidator>();
        return builder;
    }
}
