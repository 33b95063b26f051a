<?php
/**
 * Where the server is, and what the house wants of it.
 *
 * @package cutline
 */

namespace Cutline\Settings;

defined( 'ABSPATH' ) || exit;

const DEFAULTS = array(
	'server' => 'http://127.0.0.1:8737',
	'token'  => '',
	'hold'   => 'errors',
	'away'   => 'pass',
);

/** Adds the page to the menu. */
function hook(): void {
	add_action( 'admin_init', __NAMESPACE__ . '\\register' );
	add_action( 'admin_menu', __NAMESPACE__ . '\\menu' );
	add_action( 'admin_post_cutline_try', __NAMESPACE__ . '\\try_it' );
}

/**
 * One of the settings. A site's `wp-config.php` may name server and token as
 * `CUTLINE_SERVER` and `CUTLINE_TOKEN`, which then win.
 *
 * @param string $key Of `DEFAULTS`.
 */
function get( string $key ): string {
	$constant = 'CUTLINE_' . strtoupper( $key );
	if ( in_array( $key, array( 'server', 'token' ), true ) && defined( $constant ) ) {
		return (string) constant( $constant );
	}
	$kept = get_option( 'cutline', array() );
	return (string) ( ( is_array( $kept ) ? $kept : array() )[ $key ] ?? DEFAULTS[ $key ] );
}

/** Registers the one option that holds them. */
function register(): void {
	register_setting(
		'cutline',
		'cutline',
		array(
			'type'              => 'object',
			'sanitize_callback' => __NAMESPACE__ . '\\sanitize',
			'default'           => DEFAULTS,
		)
	);
}

/** What may hold a post back, as the house chooses. */
function holds(): array {
	return array(
		'errors'   => __( 'Errors hold a post back, warnings ask for a second click.', 'cutline' ),
		'warnings' => __( 'Errors and warnings hold a post back.', 'cutline' ),
		'nothing'  => __( 'Nothing holds a post back; errors and warnings ask for a second click.', 'cutline' ),
	);
}

/** What is done when the server is away. */
function aways(): array {
	return array(
		'pass'   => __( 'The post is published, and a notice says that its captions were not checked.', 'cutline' ),
		'refuse' => __( 'The post is held back until the server answers.', 'cutline' ),
	);
}

/**
 * Takes what the form brings.
 *
 * @param mixed $given From the form.
 */
function sanitize( mixed $given ): array {
	$given  = is_array( $given ) ? $given : array();
	$server = untrailingslashit( esc_url_raw( trim( (string) ( $given['server'] ?? '' ) ), array( 'http', 'https' ) ) );
	if ( '' === $server ) {
		add_settings_error( 'cutline', 'server', __( 'The address of the server begins with http:// or https://.', 'cutline' ) );
		$server = get_option( 'cutline', DEFAULTS )['server'] ?? DEFAULTS['server'];
	}
	// An empty field keeps the token; it is never shown.
	$token = preg_replace( '/[^\x21-\x7e]/', '', (string) ( $given['token'] ?? '' ) );
	if ( '' === $token && empty( $given['forget'] ) ) {
		$token = get_option( 'cutline', DEFAULTS )['token'] ?? '';
	}
	return array(
		'server' => $server,
		'token'  => $token,
		'hold'   => isset( holds()[ $given['hold'] ?? '' ] ) ? $given['hold'] : DEFAULTS['hold'],
		'away'   => isset( aways()[ $given['away'] ?? '' ] ) ? $given['away'] : DEFAULTS['away'],
	);
}

/** The entry under Settings. */
function menu(): void {
	add_options_page( __( 'Captions (cutline)', 'cutline' ), __( 'Captions (cutline)', 'cutline' ), 'manage_options', 'cutline', __NAMESPACE__ . '\\page' );
}

/** The page. */
function page(): void {
	if ( ! current_user_can( 'manage_options' ) ) {
		return;
	}
	$fixed = static fn( string $key ) => defined( 'CUTLINE_' . strtoupper( $key ) );
	?>
	<div class="wrap">
		<h1><?php echo esc_html( get_admin_page_title() ); ?></h1>
		<?php tried(); ?>
		<form action="options.php" method="post">
			<?php settings_fields( 'cutline' ); ?>
			<table class="form-table" role="presentation">
				<tr>
					<th scope="row"><label for="cutline-server"><?php esc_html_e( 'Server', 'cutline' ); ?></label></th>
					<td>
						<input id="cutline-server" name="cutline[server]" type="url" class="regular-text code" required value="<?php echo esc_attr( get( 'server' ) ); ?>" <?php wp_readonly( $fixed( 'server' ) ); ?>>
						<p class="description"><?php esc_html_e( 'Where “cutline serve” listens. The prose, the pictures’ captions and what the media library says of them are sent there, and nothing else.', 'cutline' ); ?></p>
					</td>
				</tr>
				<tr>
					<th scope="row"><label for="cutline-token"><?php esc_html_e( 'Token', 'cutline' ); ?></label></th>
					<td>
						<input id="cutline-token" name="cutline[token]" type="password" class="regular-text" autocomplete="new-password" value="" placeholder="<?php echo esc_attr( '' === get( 'token' ) ? '' : __( 'kept; leave empty to keep it', 'cutline' ) ); ?>" <?php wp_readonly( $fixed( 'token' ) ); ?>>
						<label><input name="cutline[forget]" type="checkbox" value="1"> <?php esc_html_e( 'Forget the token', 'cutline' ); ?></label>
						<p class="description"><?php esc_html_e( 'Needed where the server listens to other machines.', 'cutline' ); ?></p>
					</td>
				</tr>
				<?php
				choice( 'hold', __( 'What holds back', 'cutline' ), holds() );
				choice( 'away', __( 'When the server is away', 'cutline' ), aways() );
				?>
			</table>
			<?php submit_button(); ?>
		</form>
		<form action="<?php echo esc_url( admin_url( 'admin-post.php' ) ); ?>" method="post">
			<input type="hidden" name="action" value="cutline_try">
			<?php wp_nonce_field( 'cutline_try' ); ?>
			<?php submit_button( __( 'Ask the server', 'cutline' ), 'secondary', 'submit', false ); ?>
		</form>
	</div>
	<?php
}

/**
 * A row with one of several choices.
 *
 * @param string $key     The setting.
 * @param string $label   What it is called.
 * @param array  $choices What can be chosen.
 */
function choice( string $key, string $label, array $choices ): void {
	?>
	<tr>
		<th scope="row"><?php echo esc_html( $label ); ?></th>
		<td><fieldset>
			<legend class="screen-reader-text"><?php echo esc_html( $label ); ?></legend>
			<?php foreach ( $choices as $value => $words ) : ?>
				<label><input type="radio" name="cutline[<?php echo esc_attr( $key ); ?>]" value="<?php echo esc_attr( $value ); ?>" <?php checked( get( $key ), $value ); ?>> <?php echo esc_html( $words ); ?></label><br>
			<?php endforeach; ?>
		</fieldset></td>
	</tr>
	<?php
}

/** Asks the server about a story of one sentence, and says on the page what came of it. */
function try_it(): void {
	check_admin_referer( 'cutline_try' );
	if ( ! current_user_can( 'manage_options' ) ) {
		wp_die( esc_html__( 'Sorry, you are not allowed to do that.', 'cutline' ), 403 );
	}
	$said = \Cutline\Verdict::ask( '{"title":"","text":"A tram.","captions":[{"text":"A tram."}]}' );
	set_transient( 'cutline_tried_' . get_current_user_id(), is_string( $said ) ? $said : '', MINUTE_IN_SECONDS );
	wp_safe_redirect( admin_url( 'options-general.php?page=cutline&tried=1' ) );
	exit;
}

/** What came of it. */
function tried(): void {
	$said = get_transient( 'cutline_tried_' . get_current_user_id() );
	if ( false === $said ) {
		return;
	}
	delete_transient( 'cutline_tried_' . get_current_user_id() );
	printf(
		'<div class="notice notice-%s"><p>%s</p></div>',
		'' === $said ? 'success' : 'error',
		esc_html( '' === $said ? __( 'The server answers.', 'cutline' ) : $said )
	);
}
