<?php
/**
 * Installs the site, switches the plugin on, and lays three pictures into the
 * media library; says their numbers and addresses as JSON.
 */

define( 'WP_INSTALLING', true );
$_SERVER['HTTP_HOST'] = '127.0.0.1';
require getenv( 'SITE' ) . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
require_once ABSPATH . 'wp-admin/includes/image.php';
require_once ABSPATH . 'wp-admin/includes/plugin.php';

wp_install( 'The Mur Courier', 'editor', 'editor@example.org', false, '', 'a long word' );
switch_theme( 'twentytwentythree' );
$fault = activate_plugin( 'cutline/cutline.php' );
if ( is_wp_error( $fault ) ) {
	fwrite( STDERR, $fault->get_error_message() . "\n" );
	exit( 1 );
}

/** A field of IPTC. */
function field( int $number, string $words ): string {
	return pack( 'CCCn', 0x1c, 2, $number, strlen( $words ) ) . $words;
}

/** A picture with a tram in it. */
function tram(): GdImage {
	$image = imagecreatetruecolor( 480, 220 );
	$fill  = static fn( int $x, int $y, int $right, int $bottom, int $colour ) => imagefilledrectangle( $image, $x, $y, $right, $bottom, $colour );
	$fill( 0, 0, 480, 170, 0xbcd7e6 );
	$fill( 0, 170, 480, 220, 0x8a8f86 );
	$fill( 70, 60, 410, 165, 0x2f7d4f );
	foreach ( range( 85, 355, 54 ) as $x ) {
		$fill( $x, 78, $x + 40, 115, 0xeaf2f5 );
	}
	$fill( 70, 130, 410, 138, 0xf2efe2 );
	imageline( $image, 240, 60, 270, 20, 0x333333 );
	imageline( $image, 0, 20, 480, 20, 0x333333 );
	foreach ( array( 120, 170, 310, 360 ) as $x ) {
		imagefilledellipse( $image, $x, 166, 30, 30, 0x333333 );
	}
	return $image;
}

$pictures = array();
foreach ( array(
	'tram'     => array( 'Mayor Lena Ortiz opens the tram line in Graz on Tuesday, March 21, 2023.', '' ),
	'bridge'   => array( 'Mayor Lena Ortiz opens the tram line in Graz on Monday, March 21, 2023.', '' ),
	'platform' => array( '', field( 90, 'Lisbon' ) . field( 101, 'Portugal' ) . field( 55, '20230321' ) . field( 60, '101500+0000' ) ),
) as $name => list( $caption, $iptc ) ) {
	$path  = wp_upload_dir()['path'] . "/$name.jpg";
	$image = tram();
	imagejpeg( $image, $path );
	if ( '' !== $iptc ) {
		file_put_contents( $path, iptcembed( $iptc, $path ) );
	}
	$id = wp_insert_attachment(
		array(
			'post_mime_type' => 'image/jpeg',
			'post_title'     => $name,
			'post_excerpt'   => $caption,
			'post_status'    => 'inherit',
		),
		$path
	);
	wp_update_attachment_metadata( $id, wp_generate_attachment_metadata( $id, $path ) );
	$pictures[ $name ] = array(
		'id'  => $id,
		// The address of the site was not known when this began.
		'src' => WP_HOME . wp_get_attachment_url( $id ),
	);
}
echo wp_json_encode( $pictures );
