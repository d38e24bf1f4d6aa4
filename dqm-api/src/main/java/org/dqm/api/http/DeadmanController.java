package org.dqm.api.http;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.swagger.v3.oas.annotations.Operation;
import org.dqm.api.watch.Deadman;

/** The dead man's switch, for a watcher outside: without 200 from here, nobody would hear of a fault. */
@Controller("/health/deadman")
final class DeadmanController {
    private final Deadman deadman;

    DeadmanController(Deadman deadman) {
        this.deadman = deadman;
    }

    /** Without detail, as the other health resources. */
    record Health(String status) {}

    @Get
    @Operation(summary = "200 while a known fault was raised and cleared within the last minute")
    HttpResponse<Health> health() {
        return deadman.isAlive()
                ? HttpResponse.ok(new Health("UP"))
                : HttpResponse.<Health>status(HttpStatus.SERVICE_UNAVAILABLE).body(new Health("DOWN"));
    }
}
