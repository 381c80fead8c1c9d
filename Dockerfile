FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
# The projects first: their packages stay cached while only code changes.
COPY global.json Directory.Build.props Directory.Packages.props ./
COPY src/ArxivBot/ArxivBot.csproj src/ArxivBot/
RUN dotnet restore src/ArxivBot
COPY .editorconfig BannedSymbols.txt ./
COPY config/ config/
COPY src/ src/
RUN dotnet publish src/ArxivBot --no-restore --configuration Release --output /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
# arXiv's days are days in New York: stop here rather than at the first start when the image has no time zones.
RUN test -f /usr/share/zoneinfo/America/New_York && mkdir /data && chown "$APP_UID" /data
WORKDIR /app
COPY --from=build /app .
ENV ARXIVBOT_Storage__Directory=/data
VOLUME /data
USER $APP_UID
ENTRYPOINT ["dotnet", "arxivbot.dll"]
CMD ["run"]
