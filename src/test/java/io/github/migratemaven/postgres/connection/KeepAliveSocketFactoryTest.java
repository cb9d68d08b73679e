package io.github.migratemaven.postgres.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.Socket;
import java.util.Properties;
import jdk.net.ExtendedSocketOptions;
import org.junit.jupiter.api.Test;

class KeepAliveSocketFactoryTest {

    @Test
    void setsWhatTheConnectionSaysAndLeavesTheRestToTheOperatingSystem() throws IOException {
        Properties properties = new Properties();
        properties.setProperty("keepalives_idle", "71");
        properties.setProperty("keepalives_count", "0");

        try (Socket usual = new Socket();
                Socket socket = new KeepAliveSocketFactory(properties).createSocket()) {
            assumeTrue(socket.supportedOptions().contains(ExtendedSocketOptions.TCP_KEEPIDLE));
            assertThat(socket.getOption(ExtendedSocketOptions.TCP_KEEPIDLE)).isEqualTo(71);
            assertThat(socket.getOption(ExtendedSocketOptions.TCP_KEEPCOUNT))
                    .isEqualTo(usual.getOption(ExtendedSocketOptions.TCP_KEEPCOUNT));
        }
    }
}
