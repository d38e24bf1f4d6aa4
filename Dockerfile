# The service and the commands in one image: docker build -t dqm . (with BuildKit, the default from Docker 23 on)
# Offline, or with images of your own: --build-arg BUILD_IMAGE=… --build-arg RUN_IMAGE=…
ARG BUILD_IMAGE=maven:3.9-eclipse-temurin-17
ARG RUN_IMAGE=eclipse-temurin:17-jre

FROM ${BUILD_IMAGE} AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B -ntp -Dmaven.test.skip=true -Djacoco.skip=true package \
    # Libraries and our own jars apart: the layer with the libraries, 280 MB, seldom changes.
    && mkdir -p /out/libraries /out/app/lib models src-test-data \
    && mv dqm-api/target/lib/dqm-*.jar dqm-api/target/lib/fpga-export-*.jar /out/app/lib/ \
    && mv dqm-api/target/lib/*.jar /out/libraries/ \
    && mv dqm-api/target/dqm-api.jar models src-test-data /out/app/

FROM ${RUN_IMAGE}
RUN useradd --create-home --uid 10001 dqm
WORKDIR /app
COPY --from=build /out/libraries lib/
COPY --from=build /out/app ./
# Where ./dqm demo and serve --embedded would keep their data.
RUN mkdir .dqm && chown dqm .dqm
USER dqm
ENV OMP_NUM_THREADS=1
EXPOSE 8080
# Readiness without curl, which the image may lack. The port is that of the configuration.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s CMD ["bash", "-c", \
    "exec 3<>/dev/tcp/127.0.0.1/${DQM_HTTP_PORT:-8080} && printf 'GET /health/readiness HTTP/1.1\\r\\nHost: 127.0.0.1:%s\\r\\nConnection: close\\r\\n\\r\\n' ${DQM_HTTP_PORT:-8080} >&3 && head -n 1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["java", "-XX:+ExitOnOutOfMemoryError", "-XX:MaxRAMPercentage=50", "-Djava.awt.headless=true", \
    "-Dfile.encoding=UTF-8", "-Ddqm.root=/app", "-jar", "/app/dqm-api.jar"]
CMD ["serve"]
